"""Charts as SVG that a page holds: they print, need no program, and take their colours from the page.

Drawn by ziaplot (1 MB, without packages of its own): 6 ms and 6 kB a chart. Vega-Lite by vl-convert draws one in 30 ms after
2.7 s of starting, weighs 84 MB installed, and its program would be 0.9 MB in each page; pygal (11 ms, 18 kB) has one kind
of mark and a style sheet in each chart.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vpextract.errors import MissingPackageError
from vpextract.reporting.swedish import number

WIDE, NARROW, HEIGHT = 420, 270, 160
"""As wide as they are mostly shown, so that letters have the size of the text around."""
_AIR = 0.08
"""Of the range of values, over and under them."""
_MOST_STEPS = 6
_FEW = 2
"""Years that would stand too far apart if they filled the chart."""
_LETTERS_OF_YEAR = 38
"""How wide the number of a year is, with some air."""
_DASH, _BAR = 0.28, 0.56
"""Of a year: half the dash of a target, the width of a bar."""
_STYLE = """
Graph { color: none; edge_color: none; margin: 0; }
Graph.GridX { color: none; stroke_width: 0; }
Graph.GridY { color: var(--grid); stroke: solid; stroke_width: 1; }
Graph.TickX { color: var(--soft); font_size: 12; height: 0; stroke_width: 0; edge_color: none; margin: 4; pad: 0; }
Graph.TickY { color: var(--soft); font_size: 12; height: 0; stroke_width: 0; edge_color: none; margin: 6; pad: 0; }
"""

Points = Mapping[int, float]
"""Year → value."""


@dataclass(frozen=True)
class Figures:
    """What a chart shows of one thing at one board: values by year; no year may be without a number."""

    outcome: Points = field(default_factory=dict)
    early: Points = field(default_factory=dict)
    """Outcomes that are not the year's final ones."""
    target: Points = field(default_factory=dict)
    city: Points = field(default_factory=dict)
    women: Points = field(default_factory=dict)
    men: Points = field(default_factory=dict)
    breaks: frozenset[int] = frozenset()
    """Years that are not to be compared with the year before."""

    @property
    def values(self) -> list[float]:
        return [value for points in self._every for value in points.values()]

    @property
    def years(self) -> set[int]:
        """Those that have any value."""
        return {year for points in self._every for year in points}

    @property
    def _every(self) -> tuple[Points, ...]:
        return self.outcome, self.early, self.target, self.city, self.women, self.men


def lines(name: str, figures: Figures, years: Sequence[int], bounds: tuple[float, float]) -> str:
    """A line of outcomes with dashes for targets; `name` is unique on the page, `bounds` hold all values."""
    zp, graph = _graph(years, bounds, WIDE)
    low, high = _ends(bounds)
    for year in sorted(figures.breaks & set(years)):
        cut = [(year - 0.5, low), (year - 0.5, high)]
        graph.add(_styled(zp.PolyLine(*zip(*cut, strict=True)).stroke("2 4"), "soft", 1.5))
    _dashes(zp, graph, figures.city, "city", 2.5, "3 2")
    _dashes(zp, graph, figures.target, "target", 3.5)
    for points, colour, shape in ((figures.women, "women", "^"), (figures.men, "men", "s")):
        _line(zp, graph, points, figures.breaks, colour, 1.2)
        _marks(zp, graph, points, colour, "paper", (shape, 3.5, 1))
    _line(zp, graph, {**figures.outcome, **figures.early}, figures.breaks, "outcome", 2.2)
    _marks(zp, graph, figures.outcome, "outcome", "outcome")
    _marks(zp, graph, figures.early, "paper", "outcome")
    return _written(graph, name)


def bars(name: str, figures: Figures, years: Sequence[int], bounds: tuple[float, float]) -> str:
    """A bar for each outcome, a dash for each budget (`target`)."""
    zp, graph = _graph(years, bounds, NARROW)
    for points, colour in ((figures.outcome, "outcome"), (figures.early, "early")):
        for year, value in points.items():
            bar = zp.Bars([year], [max(value, 0.0)], y2=[min(value, 0.0)], width=_BAR)
            graph.add(bar.color(f"var(--{colour})").style("edge_color: none; edge_width: 0"))
    _dashes(zp, graph, figures.target, "target", 3.5)
    return _written(graph, name)


def bounds_of(every: Iterable[Figures], *, from_zero: bool = False) -> tuple[float, float] | None:
    """The lowest and the highest value of several charts that are to be compared; None where there is no value."""
    values = [value for figures in every for value in figures.values]
    if not values:
        return None
    return (min(*values, 0.0), max(*values, 0.0)) if from_zero else (min(values), max(values))


def _ends(bounds: tuple[float, float]) -> tuple[float, float]:
    """With some air; above nothing where all is above nothing."""
    low, high = bounds
    air = (high - low) * _AIR or abs(high) * _AIR or 1.0
    return (low - air if low < 0 or low - air >= 0 else 0.0 if low >= 0 else low - air), high + air


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between the ends; ziaplot's own become odd where no step of its list fits."""
    size = 10.0 ** math.floor(math.log10((high - low) / _MOST_STEPS))
    step = next(size * one for one in (1, 2, 5, 10) if size * one * _MOST_STEPS >= high - low)
    digits = max(2 - math.floor(math.log10(step)), 0)
    return [round(n * step, digits) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _graph(years: Sequence[int], bounds: tuple[float, float], width: int) -> tuple[Any, Any]:
    """ziaplot, and an empty graph with its axes."""
    try:
        import ziaplot as zp
    except ImportError:
        raise MissingPackageError("ziaplot is not installed. Install it: pip install 'vpextract[report]'") from None
    low, high = _ends(bounds)
    ticks = _ticks(low, high)
    graph = zp.Graph().css(_STYLE).size(width, HEIGHT)
    beside = 0.5 if len(years) > _FEW else 1.0
    graph.xrange(years[0] - beside, years[-1] + beside)
    named = years[:: -(-len(years) * _LETTERS_OF_YEAR // width)]
    graph.xticks(list(named), [str(year) for year in named])
    graph.yrange(low, high).yticks(ticks, [number(tick) for tick in ticks])
    return zp, graph


def _dashes(zp: Any, graph: Any, points: Points, colour: str, width: float, stroke: str = "-") -> None:
    for year, value in points.items():
        dash = zp.PolyLine([year - _DASH, year + _DASH], [value, value]).stroke(stroke)
        graph.add(_styled(dash, colour, width))


def _line(zp: Any, graph: Any, points: Points, breaks: frozenset[int], colour: str, width: float) -> None:
    for part in _unbroken(points, breaks):
        if len(part) > 1:
            graph.add(_styled(zp.PolyLine(part, [points[year] for year in part]), colour, width))


def _marks(
    zp: Any, graph: Any, points: Points, fill: str, edge: str, shape: tuple[str, float, float] = ("round", 4.5, 2)
) -> None:
    """`shape`: its name, radius and edge."""
    if points:
        name, radius, width = shape
        twice = 2 if len(points) == 1 else 1  # a path of one point is none
        dots = zp.Scatter(list(points) * twice, list(points.values()) * twice).marker(name, radius)
        graph.add(dots.color(f"var(--{fill})").style(f"edge_color: var(--{edge}); edge_width: {width}"))


def _styled(line: Any, colour: str, width: float) -> Any:
    return line.color(f"var(--{colour})").strokewidth(width)


def _unbroken(points: Points, breaks: frozenset[int]) -> Iterator[list[int]]:
    """The years in runs that may be joined by a line."""
    run: list[int] = []
    for year in sorted(points):
        if run and any(run[-1] < cut <= year for cut in breaks):
            yield run
            run = []
        run.append(year)
    if run:
        yield run


def _written(graph: Any, name: str) -> str:
    """The SVG, its identifiers made the page's own; hidden from screen readers, which get the table beside it."""
    svg = graph.svgxml()
    renamed = {element.get("id"): f"{name}-{element.get('id')}" for element in svg.iter() if element.get("id")}
    for element in svg.iter():
        for key, value in element.items():
            if key == "id":
                element.set(key, renamed[value])
            elif value.startswith("url(#"):
                element.set(key, f"url(#{renamed[value[5:-1]]})")
            elif key == "font-family":
                del element.attrib[key]
    for key in ("width", "height", "xmlns"):
        svg.attrib.pop(key, None)
    svg.set("aria-hidden", "true")
    svg.set("focusable", "false")
    return ET.tostring(svg, encoding="unicode")
