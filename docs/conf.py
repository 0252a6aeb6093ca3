"""How Sphinx makes the site: `python -m sphinx -W -b html docs site`. The pages are Markdown, readable without it, too."""

from __future__ import annotations

from vpextract import __version__

project = "vpextract"
version = release = __version__
language = "en"
extensions = ["myst_parser"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"vpextract {__version__}"
html_show_copyright = False
exclude_patterns = ["*.py", "site"]
