"""What people read in another language than English: one catalogue for each, held complete by tests.

The catalogue is a folder of TOML files, by the English text. gettext (with Babel to extract and compile) and Fluent were looked
at: both look a text up before it is filled. An output holds sentences that are filled already, of this and of earlier versions,
and must be the same whoever wrote it; errors come filled out of libraries and other processes. So sentences are known again by
their words (`sentences.py`), which neither does; beside that, gettext would add compiled files to the build, and Fluent five
packages to the core, for texts that are told where they are filled (`telling.py`). Plural forms are two texts: Swedish parts
one and many as English does.
"""

from __future__ import annotations

from vpextract.languages.catalogue import Catalogue, catalogue

__all__ = ["Catalogue", "catalogue"]
