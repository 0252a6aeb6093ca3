"""Pages and text files into blocks in reading order: lines, furniture, tables, paragraphs. Nothing here knows a meaning."""
