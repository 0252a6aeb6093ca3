"""Which document it is: kind, year, board, municipality and date, from its first pages."""
