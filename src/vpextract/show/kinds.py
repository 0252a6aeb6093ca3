"""What the kinds of documents are called in tables for people; one that is not listed is called as in the datasets."""

from __future__ import annotations

NAMES = {
    "verksamhetsplan": "verksamhetsplan",
    "tertialrapport": "tertialrapport",
    "verksamhetsberattelse": "verksamhetsberättelse",
}
SIGNS = {"verksamhetsplan": "VP", "tertialrapport": "T", "verksamhetsberattelse": "VB"}
"""Heads of columns that count them, in this order."""
