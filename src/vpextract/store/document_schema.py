"""The dataset of the files that were given: which document each is, how it was read, what was wrong."""

from __future__ import annotations

from vpextract.store.columns import (
    DATE,
    INT8,
    INT16,
    INT32,
    INT64,
    PREFERRED,
    STRING,
    STRINGS,
    Dataset,
    filled,
    may,
    must,
)

DOCUMENTS = Dataset(
    "documents",
    "Dokument",
    "One row per input file.",
    ("document_id",),
    (
        must("document_id", STRING, "Dokument-id", "{board_id}-{year}-{type}-{first 8 hex digits of the sha256}."),
        must("source", STRING, "Källfil", "The file's path, relative to the input folder."),
        may("sha256", STRING, "Kontrollsumma", "SHA-256 of the file's bytes; null if they could not be read."),
        may("bytes", INT64, "Storlek", "How many bytes the file has; null if they could not be read."),
        may("doc_type", STRING, "Dokumenttyp", "verksamhetsplan, tertialrapport or verksamhetsberattelse."),
        may("year", INT16, "År", "The year planned or reported on."),
        may("tertial", INT8, "Tertial", "1, 2 or 3 for a tertialrapport."),
        may("board_id", STRING, "Nämnd-id", "The board's short name in ASCII, such as hagersten-alvsjo."),
        may("board", STRING, "Nämnd", "The board's name as the document gives it."),
        may(
            "municipality",
            STRING,
            "Kommun",
            "The municipality that the document names, in short (Göteborg for Göteborgs Stad); Region Gotland.",
        ),
        may("document_date", DATE, "Dokumentdatum", "The date printed on the document."),
        may("title", STRING, "Titel", "The document's title."),
        may("edition", STRING, "Utgåva", "decided or proposal, where the front says so."),
        filled(
            "edition_of",
            STRING,
            "Utgåva av",
            "The same for all documents of one board, kind, year and tertial; null where there is only one.",
        ),
        PREFERRED,
        filled("edition_reason", STRING, "Varför", "Why this edition is preferred, or which is and why this is not."),
        may("pages", INT32, "Antal sidor", "Number of pages; null where the input has none."),
        must("reader", STRING, "Läsare", "Which reader read it: pymupdf, pdfplumber, text, …"),
        must(
            "status",
            STRING,
            "Status",
            "ok, partial (something was lost, see issues), failed, or skipped (a file of another kind, not read).",
        ),
        may("error", STRING, "Fel", "For failed and skipped: what was wrong and what to do about it."),
        must("copies", STRINGS, "Kopior", "Sources of further files with the same bytes, which were not read again."),
        must(
            "etags",
            STRINGS,
            "ETag",
            "What a remote place said of the contents of source and copies, to know them again unread; else empty.",
        ),
        must("version", STRING, "Programversion", "The version of vpextract that read it."),
        may(
            "patterns",
            STRING,
            "Mönster",
            "Fingerprint of the patterns that it was read with, shipped and own; null where it was not read.",
        ),
        may(
            "pack",
            STRING,
            "Mönsterpaket",
            "The pack of patterns for older years or other forms that its words and its year asked for; null where none did.",
        ),
        may(
            "recipe",
            STRING,
            "Recept",
            "Mark of all that decides what is read from these bytes (program, patterns, reader); null: read it again.",
        ),
        filled(
            "corrections",
            STRING,
            "Rättelser",
            "Mark of what people corrected in it, as it is brought in here; null: nothing.",
        ),
    ),
)
