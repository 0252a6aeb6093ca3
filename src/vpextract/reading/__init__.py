"""Files into pages: the only folder that knows a PDF library."""
