"""Tables and columns of text as they stand on pages: rulings, places of words."""
