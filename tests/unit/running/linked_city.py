"""A folder of made-up documents and its output, for the tests of linking jobs."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from vpextract.model import Activity, Extraction, Identity, Indicator, Place, Value
from vpextract.running.job import extract_all
from vpextract.running.outcome import LinkReport
from vpextract.settings import Options
from vpextract.store.reading import open_output
from vpextract.store.review_file import NAME

KINDS = {"vp": "verksamhetsplan", "vb": "verksamhetsberattelse", "-": None}
BOJAR, BOJEN = "Andel målade bojar i hamnen", "Andel målade bojar i norra hamnen"
DOUBTFUL = (f"vp hamn 2031\n{BOJAR}\nAntal kajer", f"vp hamn 2032\n{BOJEN}\nAntal kajer")


def read(data: bytes, name: str, source: str, options: Options) -> Extraction:
    """A stand-in for the pipeline: "kind board year", then an indicator a line, "name = target" or "! activity"."""
    content = data.decode("utf8")
    (kind, board, year), *rows = [line.split() for line in content.splitlines()]
    digest = sha256(content.encode()).hexdigest()
    document = f"{board}-{year}-{kind}-{digest[:8]}".replace("--", "-unknown-")
    own, of = (None if board == "-" else board), (None if year == "-" else int(year))
    texts = [" ".join(row) for row in rows]
    return Extraction(
        document_id=document,
        source=source,
        sha256=digest,
        reader="text",
        status="ok",
        identity=Identity(kind=KINDS[kind], year=of, board=own, board_id=own),
        indicators=tuple(indicator(document, n, t, of) for n, t in enumerate(texts, 1) if not t.startswith("!")),
        activities=tuple(
            Activity(f"{document}:a{n}", None, n, t, "namnd", *(None,) * 5, Place(line=n))
            for n, t in enumerate(texts, 1)
            if t.startswith("!")
        ),
    )


def indicator(document: str, n: int, text: str, year: int | None) -> Indicator:
    name, _, raw = text.partition(" = ")
    values = (Value("target", raw, float(raw.split()[0]), "%", None, year),) if raw else ()
    cells = {"target": raw} if raw else {}
    return Indicator(f"{document}:i{n}", None, n, name, "namnd", None, None, cells, values, None, Place(line=n))


class City:
    """A folder of documents and its output."""

    def __init__(self, folder: Path, *documents: str) -> None:
        self.inputs, self.out = folder / "in", folder / "out"
        self.csv = self.out / NAME
        self.inputs.mkdir()
        self.add(*documents)
        self.extract()

    def add(self, *documents: str) -> None:
        for content in documents:
            (self.inputs / f"{sha256(content.encode()).hexdigest()[:6]}.txt").write_text(content, "utf8")

    def remove(self, content: str) -> None:
        (self.inputs / f"{sha256(content.encode()).hexdigest()[:6]}.txt").unlink()

    def extract(self, link: bool = True) -> LinkReport | None:
        return extract_all([self.inputs], self.out, jobs=1, extract=read, link=link).links

    def decide(self, *words: str) -> None:
        """Write the words into the first rows of the list."""
        head, *rows = self.csv.read_text("utf-8-sig").splitlines()
        assert len(rows) >= len(words)
        rows = [word + row[row.index(",") :] for word, row in zip(words, rows, strict=False)] + rows[len(words) :]
        self.csv.write_text("\n".join((head, *rows)) + "\n", "utf-8-sig")

    def write(self, *rows: tuple[str, str, str]) -> None:
        """A list of a person's own: (word, a_id, b_id)."""
        lines = [f"{word},indicator,,,,,{a},{b}" for word, a, b in rows]
        head = "decision,kind,a_text,b_text,a_board,b_board,a_id,b_id"
        self.csv.write_text("\n".join((head, *lines)), "utf8")

    def words(self) -> list[str]:
        return [line.partition(",")[0] for line in self.csv.read_text("utf-8-sig").splitlines()[1:]]

    def row(self, name: str, year: int) -> str:
        rows = open_output(self.out).indicators
        of = rows["document_id"].str.contains(f"-{year}-") & (rows["name"] == name)
        return str(rows.loc[of, "indicator_id"].item())

    def together(self) -> list[set[str]]:
        """The names in each series with more than one name."""
        output = open_output(self.out)
        names = dict(zip(output.indicators["indicator_id"], output.indicators["name"], strict=True))
        linked = output.series_members.query("status == 'linked'")
        found = [
            {names.get(member, member) for member in group} for _, group in linked.groupby("series_id")["member_id"]
        ]
        return sorted((group for group in found if len(group) > 1), key=str)

    def series(self) -> dict[str, str]:
        linked = open_output(self.out).series_members.query("status == 'linked'")
        return dict(zip(linked["member_id"], linked["series_id"], strict=True))


def files(folder: Path, but: Iterable[str] = ()) -> dict[str, bytes]:
    """Every file with its content, but those in the folders or of the names given."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in paths if not set(but) & set(p.relative_to(folder).parts)
    }
