"""`vpextract split`: one text that holds several documents becomes as many files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vpextract.cli.language import Lang


def split(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text or Markdown file.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the documents are written.")],
    patterns: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Your own patterns, which may know other titles.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Part a text file that holds several documents: front matter, pages counted from 1 again and titles tell where.

    Exit status: 0 the documents are written; 2 the file holds one document, cannot be read, or would be overwritten.
    """
    from vpextract import knowledge
    from vpextract.errors import RequestError
    from vpextract.languages.telling import told
    from vpextract.layout.text.several import documents_in
    from vpextract.reading.textfile import read_text
    from vpextract.show.console import results
    from vpextract.show.plain import printable

    try:
        text = read_text(file)
        starts = documents_in(text, knowledge.load(patterns))
        if len(starts) < 2:
            raise RequestError(f"{file} holds one document: there is nothing to part.")
        lines = text.split("\n")
        parts = ["\n".join(lines[a:b]) + "\n" for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
        files = [output / f"{file.stem}-{n:02}{file.suffix}" for n in range(1, len(parts) + 1)]
        if there := next((one for one in files if one.exists()), None):
            raise RequestError(f"{there} is there already. Name another folder with -o.")
        output.mkdir(parents=True, exist_ok=True)
        for one, part in zip(files, parts, strict=True):
            one.write_text(part, "utf8")
    except OSError as problem:
        raise RequestError(f"{problem.filename or file} cannot be read or written ({problem.strerror}).") from None
    for one, start in zip(files, starts, strict=True):
        results(after_work=True).print(f"{told('line {line}', line=start + 1)}: {printable(one)}")
