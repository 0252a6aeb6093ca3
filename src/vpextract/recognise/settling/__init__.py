"""Tables as the finders left them, mended by what stands in their columns, before anything is told from them."""
