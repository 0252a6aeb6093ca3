"""Which paragraphs are headings of goals, on which level, and what goes with them."""
