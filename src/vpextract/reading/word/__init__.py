"""Word files: the only place that knows python-docx and the elements of WordprocessingML."""
