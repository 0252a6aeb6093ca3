"""What a document may have lost, in few words: columns and levels that were not understood, rows and pages that are missing."""

from __future__ import annotations

from collections.abc import Mapping

from vpextract.languages.telling import told

_NOT_UNDERSTOOD = {
    "header_not_understood": ("head of a table", "heads of tables"),
    "goal_label_unknown": ("goal level", "goal levels"),
    "assessment_not_understood": ("assessment", "assessments"),
}
_MISSING = {
    "rows_missing": ("place where rows may be missing", "places where rows may be missing"),
    "row_without_goal": ("row under no goal", "rows under no goal"),
    "table_unreadable": ("table not read", "tables not read"),
    "text_unreadable": ("text not read", "texts not read"),
    "several_documents": ("further documents of the file not read", "further documents of the file not read"),
    "table_elsewhere": ("table not read (in another file)", "tables not read (in other files)"),
    "page_unreadable": ("page not read", "pages not read"),
    "scan_page": ("page not read (a picture)", "pages not read (pictures)"),
    "page_damaged": ("damaged page", "damaged pages"),
}
_SAID = {
    "no_goals": "no goals found",
    "ocr_missing": "OCR is not installed",
}


def losses(doubts: Mapping[str, int]) -> str:
    """Such as "not understood: 3 heads of tables, 1 goal level; 2 places where rows may be missing"; "" for none."""
    strange = _counted(_NOT_UNDERSTOOD, doubts)
    said = [told("not understood: {what}", what=", ".join(strange))] if strange else []
    said += [told(what) for code, what in _SAID.items() if doubts.get(code)]
    return "; ".join([*said, *_counted(_MISSING, doubts)])


def _counted(words: Mapping[str, tuple[str, str]], doubts: Mapping[str, int]) -> list[str]:
    return [told(f"{{n}} {what[doubts[code] > 1]}", n=doubts[code]) for code, what in words.items() if doubts.get(code)]
