"""What people read in another language than English: one catalogue for each, held complete by tests."""

from __future__ import annotations

from vpextract.languages.catalogue import Catalogue, catalogue

__all__ = ["Catalogue", "catalogue"]
