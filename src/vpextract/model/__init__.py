"""The nouns that the stages pass on to each other; all frozen, none knows where it is stored or how it is shown.

Order of the flow: `Page` (what a reader saw) → `Block` (what the layout made of it) → findings (`recognise.findings`) →
records, grouped in `Extraction` (what the program says is in the document). Lengths are points, origin is the page's upper
left corner, y grows downwards. Import them from here.
"""

from vpextract.model.blocks import Block, Layout, Paragraph, Row, SetAside, Table
from vpextract.model.boxes import Box, Laid, Place, Skewed, around
from vpextract.model.extraction import Extraction, Identity
from vpextract.model.issue import Issue
from vpextract.model.pages import Line, Page, Picture, TaggedCell, TaggedRow, TaggedTable
from vpextract.model.read import Facts, Form, PageInfo, Read, Unsure
from vpextract.model.records import (
    Activity,
    Decision,
    EconomyRow,
    FigureCell,
    FigureTable,
    Goal,
    Indicator,
    Section,
    Value,
)

__all__ = [
    "Activity",
    "Block",
    "Box",
    "Decision",
    "EconomyRow",
    "Extraction",
    "Facts",
    "FigureCell",
    "FigureTable",
    "Form",
    "Goal",
    "Identity",
    "Indicator",
    "Issue",
    "Laid",
    "Layout",
    "Line",
    "Page",
    "PageInfo",
    "Paragraph",
    "Picture",
    "Place",
    "Read",
    "Row",
    "Section",
    "SetAside",
    "Skewed",
    "Table",
    "TaggedCell",
    "TaggedRow",
    "TaggedTable",
    "Unsure",
    "Value",
    "around",
]
