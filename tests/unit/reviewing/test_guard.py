"""Who is refused by the page: whoever has not its address, comes under another name or from another page."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from vpextract.reviewing.beginning import Wish, begun
from vpextract.running.job import extract_all
from vpextract.store.rulings import read_rulings

PLAN = """# Verksamhetsplan 2031

Hamnnämnden

## Nämndmål: 1.1 Hela bojar

| Aktivitet | Startdatum | Slutdatum |
| --- | --- | --- |
| Laga kajen | 2031-07-15 | 2031-06-30 |
"""


class Door(NamedTuple):
    """The page's address in parts; `doubt` is the path of the one doubt."""

    host: str
    token: str
    doubt: str
    out: Path

    def asked(self, method: str, path: str, body: str = "", **headers: str) -> http.client.HTTPResponse:
        own = {"Host": self.host} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in (own | {"Content-Length": str(len(body))}).items():
            connection.putheader(name, value)
        connection.endheaders(body.encode())
        return connection.getresponse()


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("door")
    (folder / "in").mkdir()
    (folder / "in" / "plan.md").write_text(PLAN, "utf8")
    extract_all([folder / "in"], folder / "out", jobs=1)
    desk, served, address = begun(Wish(str(folder / "out"), language="en"))
    running = threading.Thread(target=served.run)
    running.start()
    parts = urlsplit(address)
    yield Door(parts.netloc, parts.path.strip("/"), f"{parts.path}doubt/{next(iter(desk.doubts))}", folder / "out")
    served.stop()
    running.join()


def test_the_page_itself_is_answered_and_keeps_to_itself(door: Door) -> None:
    answer = door.asked("GET", f"/{door.token}/")
    assert (answer.status, b"It ends (2031-06-30)" in answer.read()) == (200, True)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert not any(word in policy for word in ("unsafe", "*", "http:", "data:"))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["set-cookie"] is None
    assert "server" not in answer.headers
    localhost = door.host.replace("127.0.0.1", "localhost")
    assert door.asked("GET", f"/{door.token}/", Host=localhost).status == 200


@pytest.mark.parametrize("path", ["/", "/wrong/", "/{}x/", "/ /{}/", "//{}/", "/static/review.css", "/../{}/"])
def test_without_the_token_there_is_nothing(door: Door, path: str) -> None:
    answer = door.asked("GET", path.format(door.token).replace(" ", "%20"))
    assert (answer.status, door.token.encode() in answer.read()) == (404, False)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{}", ""])
def test_under_another_name_nothing_is_told(door: Door, host: str) -> None:
    answer = door.asked("GET", f"/{door.token}/", Host=host.format(door.host.rpartition(":")[2]))
    assert (answer.status in (400, 421), b"2031" in answer.read()) == (True, False)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://{}"},
        {"Origin": "http://{}.evil.example"},
        {"Origin": "http://{}", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "http://{}", "Sec_Fetch_Site": "same-site"},
    ],
)
def test_other_pages_decide_nothing(door: Door, headers: dict[str, str]) -> None:
    before = read_rulings(door.out).all
    made = {name: value.format(door.host) for name, value in headers.items()}
    assert door.asked("POST", door.doubt, "word=right", **made).status == 403
    assert read_rulings(door.out).all == before


def test_the_page_itself_decides(door: Door) -> None:
    answer = door.asked("POST", door.doubt, "word=right", Origin=f"http://{door.host}", Sec_Fetch_Site="same-origin")
    assert answer.status == 303
    assert answer.headers["location"].startswith(f"/{door.token}/")
    assert read_rulings(door.out).all[-1].verdict == "right"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("PUT", "", "", 405),
        ("POST", "", "word=right", 405),
        ("POST", "doubt/none", "word=right", 409),
        ("POST", "doubt/OWN", "word=perhaps", 409),
        ("POST", "doubt/OWN", "note=" + "x" * 70_000, 409),
        ("POST", "value", "dataset=documents&of=x&at=0&word=wrong", 409),
        ("POST", "value", "dataset=table_cells&of=../x&at=-1&word=wrong", 409),
        ("POST", "undo", "key=none", 409),
        ("GET", "row/none", "", 404),
        ("GET", "page/none/1", "", 404),
        ("GET", "picture/none/1", "", 404),
        ("GET", "static/..%2Fwords.toml", "", 404),
        ("GET", "static/app.py", "", 404),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(door: Door, method: str, path: str, body: str, status: int) -> None:
    before = read_rulings(door.out).all
    way = path.replace("doubt/OWN", door.doubt.split("/", 2)[2])
    answer = door.asked(method, f"/{door.token}/{way}", body, Origin=f"http://{door.host}")
    assert (answer.status, b"Traceback" in answer.read()) == (status, False)
    assert read_rulings(door.out).all == before
