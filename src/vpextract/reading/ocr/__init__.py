"""Pages that are pictures → the same pages as of any PDF: lines of text, rulings. Tesseract reads, in processes of its own.

`pages.py` says which pages, `child.py` is what such a process does with a picture, `setting.py` makes the page of it.
"""
