"""Templates → pages. Whatever comes out of a document or an output is escaped."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from vpextract.characters import storable
from vpextract.reviewing.words import number_in, words
from vpextract.show.location import document_in_words
from vpextract.store.schema import DATASETS

STATIC = {"review.css": "text/css", "review.js": "text/javascript", "review.svg": "image/svg+xml"}


class Views:
    """The pages in one language."""

    def __init__(self, language: str) -> None:
        loader = PackageLoader("vpextract.reviewing")
        self._made = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._made.globals |= {
            "w": words(language),
            "language": language,
            "number": partial(number_in, language),
            "label": partial(_label, language),
            "in_words": document_in_words,
        }
        self._made.filters["clean"] = lambda text: storable(str(text), True)

    def shown(self, template: str, root: str, **told: Any) -> str:
        """A page; `root` is what all its addresses begin with."""
        return self._made.get_template(template).render(url=partial(self.url, root), **told)

    @staticmethod
    def url(root: str, path: str, **query: object) -> str:
        """An address of the page itself, whatever is in a name."""
        asked = urlencode({name: str(value) for name, value in query.items() if value not in (None, "")})
        return f"{root}{quote(path)}{f'?{asked}' if asked else ''}"

    @staticmethod
    def static(name: str) -> Path:
        """One of STATIC."""
        return Path(str(files("vpextract.reviewing").joinpath("static", name)))


def _label(language: str, dataset: str, name: str) -> str:
    """What people call a column; a label that is printed in the document stays as it is."""
    own = next((one for one in DATASETS[dataset].columns if one.name == name), None)
    return own.label_sv if own is not None and language == "sv" else name.replace("_", " ") if own is not None else name
