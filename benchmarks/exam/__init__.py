"""An exam for vpextract: documents drawn from a grammar of their own, each with its truth, and how the program does on them."""
