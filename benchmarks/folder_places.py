"""Folders that `folder.py` measures on: made once below one working folder and kept there, so that parts share them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from made_folder import make_folder, write_thousand_pages

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "documents"
_WHOLE = ".whole"
"""In a folder that has been made to its end; hidden files are no documents."""


@dataclass(slots=True)
class Places:
    """Where documents and outputs are. `program` is the command that runs vpextract."""

    root: Path
    program: list[str]
    seed: int = 1
    made: int = field(default=0, init=False)
    outputs: dict[Path, Path] = field(default_factory=dict, init=False)
    """Where the output is of a folder of documents, for later parts."""

    def documents(self, number: int, *, text: bool = False) -> Path:
        """A folder of so many different documents; not to be changed, as others read it too."""
        folder = self.root / f"{'text' if text else 'pdf'}-{number}-{self.seed}"
        if not (folder / _WHOLE).exists():
            shutil.rmtree(folder, ignore_errors=True)
            make_folder(folder, number, self.seed, text=text)
            (folder / _WHOLE).touch()
        return folder

    def thousand_pages(self) -> Path:
        """A folder with nothing but a document of a thousand pages."""
        folder = self.root / f"long-{self.seed}"
        if not (folder / _WHOLE).exists():
            write_thousand_pages(folder, self.seed)
            (folder / _WHOLE).touch()
        return folder

    def with_samples(self, number: int) -> Path:
        """A folder of so many documents, one in ten of them a sample with other bytes behind its end."""
        samples = sorted(SAMPLES.glob("*.pdf"))
        of_samples = number // 10
        folder = self.copy_of(self.documents(number - of_samples))
        for n in range(of_samples):
            (folder / f"sample-{n:04}.pdf").write_bytes(samples[n % len(samples)].read_bytes() + b"\n%% copy %d\n" % n)
        return folder

    def copy_of(self, folder: Path) -> Path:
        """A copy to change: files in it may go and come, but must not be written into, as both folders share them."""
        return Path(shutil.copytree(folder, self.fresh(), copy_function=os.link))

    def fresh(self) -> Path:
        """A path where nothing is, until `clean`."""
        self.made += 1
        return self.root / f"fresh-{os.getpid()}-{self.made}"

    def output(self) -> Path:
        """A path where nothing is, for an output that later parts may want."""
        self.made += 1
        return self.root / f"output-{os.getpid()}-{self.made}"

    def clean(self, *, all_: bool = False) -> None:
        """Remove what was made for one part, or for all of them; the folders of documents stay."""
        for kind in ("fresh", "output") if all_ else ("fresh",):
            for path in self.root.glob(f"{kind}-{os.getpid()}-*"):
                shutil.rmtree(path, ignore_errors=True)
