"""Forms of words that no ending makes: "antagna", "antagits"; "avgörs", "avgjorda"; "museer", "musei-"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONGEST = 10


class Irregular:
    """Which word a form is of. Words are in lower case."""

    def __init__(self, forms: Iterable[Sequence[str]], prefixes: Iterable[str]) -> None:
        """In each of `forms` all words are forms of the first; what begins with one of `prefixes` has the same forms."""
        self._words = {form: group[0] for group in forms for form in group}
        self._prefixes = frozenset(("", *prefixes))

    def base(self, word: str) -> str:
        """The first of the forms that the word is one of, with its prefix; "" where it is none."""
        for cut in range(min(len(word), _LONGEST), 1, -1):
            known = self._words.get(word[-cut:])
            if known is not None and word[:-cut] in self._prefixes:
                return word[:-cut] + known
        return ""
