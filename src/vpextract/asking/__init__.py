"""Questions to an output: which rows of a dataset, which texts hold a word, what SQL gives. Nothing is printed here."""
