"""Word files: their paragraphs and tables as drafts and tables of cells, on a grid where pages have places."""
