"""Running text: paragraphs, headings, list items, the table of contents."""
