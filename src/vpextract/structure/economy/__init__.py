"""Tables of figures → rows of the economy: what each amount is, in millions of kronor, and what is unsure about it."""
