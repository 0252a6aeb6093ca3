"""Tables that list indicators and activities: their columns, and what each row says."""
