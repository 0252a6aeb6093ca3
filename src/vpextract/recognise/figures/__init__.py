"""Tables of figures, above all the economy: what each cell is."""
