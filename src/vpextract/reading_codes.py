"""The doubts that come from reading a file, before anything in it is understood; `vpextract.issues` has them all."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """`severity` is `info`, `warning` or `error`; `meaning` and `advice` are plain sentences."""

    severity: str
    meaning: str
    advice: str


CODES_OF_READING: dict[str, Code] = {
    "columns_by_spaces": Code(
        "info",
        "A text keeps the columns of its tables apart by spaces; they are told by where letters stand.",
        "Compare some rows with the text. The PDF itself, where there is one, tells more.",
    ),
    "several_documents": Code(
        "error",
        "A text holds several documents, one behind the other. Only the first is read, as its year and board are no other's.",
        "Part the file with vpextract split FILE -o FOLDER, and read the folder.",
    ),
    "table_elsewhere": Code(
        "error",
        "A text links to a table that stands in another file, and is not read.",
        "Read the PDF itself, or put the table's rows into the text, with tabs or | between the cells.",
    ),
    "tracked_changes": Code(
        "warning",
        "A Word file holds changes that nobody has accepted or rejected; it is read as if all of them were accepted.",
        "Open it in Word, accept or reject the changes, save it, and run again.",
    ),
    "text_embedded": Code(
        "error",
        "A part of a Word file's text is embedded in another format, which is not read.",
        "Open it in Word and save it once more: Word makes ordinary text of it.",
    ),
    "other_encoding": Code(
        "info",
        "A text is in an encoding of other times or systems, which was recognised by its letters.",
        "Nothing to do, unless letters look wrong: then save the file as UTF-8.",
    ),
    "encoding_uncertain": Code(
        "warning",
        "A text has too few Swedish letters to tell in which encoding it is.",
        "Look whether å, ä and ö are right in the rows; if not, save the file as UTF-8.",
    ),
    "encoded_twice": Code(
        "info",
        "Letters of a text were UTF-8 encoded once more (Ã¥ for å), and were decoded.",
        "Nothing to do, unless the message names letters that could not be decoded: then export the text again.",
    ),
    "bytes_not_utf8": Code(
        "warning",
        "A text is UTF-8 but for some bytes; those that are a Swedish letter in a word were read so, the others are lost.",
        "Look at the lines that the message names; save the file as UTF-8, or export it again.",
    ),
    "letters_lost": Code(
        "warning",
        "Letters or figures could not be read: the file gives control characters or � in their place.",
        "Compare the rows with the page; they hold � where something is missing. Export the document again.",
    ),
    "text_unseen": Code(
        "info",
        "A page holds text that nobody sees: white on white, covered by what is painted over it, without ink. It is not read.",
        "Nothing to do, unless the page looks different in a PDF viewer.",
    ),
    "page_without_text": Code(
        "info",
        "A page has neither text nor pictures, or no text that runs along it.",
        "Nothing to do, unless the page looks different in a PDF viewer.",
    ),
    "scan_page": Code(
        "error",
        "A page is a picture, and nothing on it was read; as a warning: nothing but the text in its margins.",
        "Install OCR (see ocr_missing) and run again. If it is installed, no words were found in the picture.",
    ),
    "picture_not_read": Code(
        "info",
        "A picture shows what is not read: lines of text that are no table, a diagram; or signs on a scan, such as discs.",
        "Look at the page; what the picture shows is in no dataset.",
    ),
    "picture_read": Code(
        "info",
        "A table on a page of text is a picture; it was read by OCR, and its cells stand among the page's own words.",
        "Compare its rows with the page.",
    ),
    "ocr_missing": Code(
        "warning",
        "Pages are pictures, and there is nothing here to read them with.",
        "Install what the message names, and run again.",
    ),
    "ocr_unsure": Code(
        "warning",
        "Words of a page that was read by OCR were hard to read, or a figure was read in two ways; that one has no number.",
        "Compare the rows of the page with the page.",
    ),
    "page_unreadable": Code(
        "error",
        "No reader can read a page, or it does not stand upright in its picture; the other pages keep their numbers.",
        "Look at the page in a PDF viewer; turn it, fetch the file again from its source, or print it to a new PDF.",
    ),
    "page_damaged": Code(
        "error",
        "The contents of a page are damaged: what could be read of them was, and more may be missing.",
        "Compare the page with its rows; fetch the file again from its source, or print it to a new PDF.",
    ),
    "page_by_other_reader": Code(
        "info",
        "The usual PDF reader could not read a page, so the other one did.",
        "Nothing to do; its figures may be a little less exact.",
    ),
    "page_count_differs": Code(
        "info",
        "A PDF has another number of pages than it says, or lost the list of them; those that it has were read.",
        "Where it says more, or lost the list, look in a PDF viewer whether all pages are there; fetch it again if not.",
    ),
    "table_unreadable": Code(
        "error",
        "The program failed on a table. Its words are not lost: they stand in the text, in `tables`, or are left over.",
        "Look at the page, and report the bug as the message says.",
    ),
    "text_unreadable": Code(
        "error",
        "The program failed on a text. Its words are not lost, but headings, lists or decisions in it may not be told.",
        "Look at the page, and report the bug as the message says.",
    ),
    "check_failed": Code(
        "warning",
        "The program failed in checking a record, so that a slip in it would not be seen. The record itself is whole.",
        "Compare the row with the page if it matters, and report the bug as the message says.",
    ),
    "reader_fallback": Code(
        "info",
        "The usual PDF reader could not read the file, so the other one did.",
        "Nothing to do; the figures may be a little less exact.",
    ),
}
