"""What is known about Swedish steering documents: `patterns/*.toml`, loaded, validated and compiled into one value.

`load()` reads the files shipped with the package; `load(folder)` lays a user's files of the same names over them: tables
are merged key by key, and a user's list stands in front of the shipped one, so that what he adds is tried first.
`own_patterns(folder)` keeps a folder's contents as they are now; `load` takes that, too.
"""

from vpextract.knowledge.assessments import Assessed
from vpextract.knowledge.goal_labels import GoalLabel
from vpextract.knowledge.heads import ANY_TABLE, CONTENT_OF_ROLE, NO_MEASURES, ColumnMatch
from vpextract.knowledge.knowledge import Knowledge, TitleMatch
from vpextract.knowledge.loading import (
    FILES,
    LINKING,
    check,
    is_patterns_file,
    load,
    own_patterns,
    shipped_fingerprint,
)

__all__ = [
    "ANY_TABLE",
    "CONTENT_OF_ROLE",
    "FILES",
    "LINKING",
    "NO_MEASURES",
    "Assessed",
    "ColumnMatch",
    "GoalLabel",
    "Knowledge",
    "TitleMatch",
    "check",
    "is_patterns_file",
    "load",
    "own_patterns",
    "shipped_fingerprint",
]
