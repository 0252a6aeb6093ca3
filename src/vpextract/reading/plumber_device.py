"""What pdfminer leaves out of a page: ink, layers, clipping, the order of painting, and what is filled into forms.

A page of pdfplumber's tells then of each thing on it, in `mcid`, when it was painted, and in `tag` why nobody sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt, mult_matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

WITHOUT_INK, HIDDEN = "without ink", "hidden"
_NO_INK = (3, 7)
"""Text rendering modes: neither filled nor stroked, alone or as a clip."""
_INVISIBLE, _NO_VIEW = 2, 32
"""Flags of annotations that are not shown."""
_Box = tuple[float, float, float, float]


class SeenPage(Page):  # type: ignore[misc]
    """A page whose objects tell what is seen of them; its corner is where places are counted from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mediabox = self.cropbox = self.bbox = (0, 0, self.width, self.height)

    @property
    def layout(self) -> LTPage:
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            device.off = _layers_off(self.pdf.doc.catalog)
            interpreter = _Interpreter(self.pdf.rsrcmgr, device)
            device.fields = lambda: _draw_fields(interpreter, self.page_obj)
            try:
                interpreter.process_page(self.page_obj)
            except Exception as error:
                raise PdfminerException(error) from error
            self._layout = device.get_result()
        return self._layout


@dataclass(frozen=True, slots=True)
class _State:
    """Part of the state of graphics: how opaque a fill is, and where there is paper to paint on."""

    alpha: float = 1.0
    clip: _Box | None = None


class _Device(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]
    """Collects what is painted, each thing with its place in the order and with what hides it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state, self.states = _State(), list[_State]()
        self.layers = list[bool]()
        self.off = frozenset[int]()
        self.fields: Any = None
        self.base: Any = None
        self.mode = self.order = 0

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Marked content is told by the interpreter."""

    def end_tag(self) -> None:
        """As above."""

    def begin_page(self, page: Any, ctm: Any) -> None:
        self.base = ctm
        super().begin_page(page, ctm)

    def end_page(self, page: Any) -> None:
        self.state, self.layers = _State(), []
        if self.fields is not None:
            self.fields()
        super().end_page(page)

    def render_string(self, textstate: Any, *args: Any) -> None:
        self.mode = textstate.render
        super().render_string(textstate, *args)

    def tag_cur_item(self) -> None:
        if not self.cur_item._objs:
            return
        item = self.cur_item._objs[-1]
        item.mcid = self.order
        item.tag = self._why_unseen(item)
        self.order += 1

    def _why_unseen(self, item: Any) -> str | None:
        if any(self.layers):
            return HIDDEN
        if not isinstance(item, LTChar):
            return HIDDEN if self.state.alpha < 1 else None  # what shows through covers nothing
        clip = self.state.clip
        if clip is not None:
            x, y = (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2
            if not (clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]):
                return HIDDEN
        return WITHOUT_INK if self.mode in _NO_INK or self.state.alpha == 0 else None


class _Interpreter(PDFPageInterpreter):  # type: ignore[misc]
    """Follows the operators that pdfminer passes over."""

    def do_q(self) -> None:
        super().do_q()
        self.device.states.append(self.device.state)

    def do_Q(self) -> None:  # noqa: N802
        super().do_Q()
        if self.device.states:
            self.device.state = self.device.states.pop()

    def do_gs(self, name: Any) -> None:
        found = resolve1(_resource(self.resources, "ExtGState", name))
        alpha = resolve1(found.get("ca")) if isinstance(found, dict) else None
        if isinstance(alpha, int | float):
            self.device.state = replace(self.device.state, alpha=float(alpha))

    def do_W(self) -> None:  # noqa: N802
        points = [apply_matrix_pt(self.ctm, pair) for _, *at in self.curpath for pair in _pairs(at)]
        if points:
            xs, ys = zip(*points, strict=True)
            box, old = (min(xs), min(ys), max(xs), max(ys)), self.device.state.clip
            if old is not None:
                box = (max(box[0], old[0]), max(box[1], old[1]), min(box[2], old[2]), min(box[3], old[3]))
            self.device.state = replace(self.device.state, clip=box)

    do_W_a = do_W  # noqa: N815

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        layer = isinstance(tag, PSLiteral) and tag.name == "OC"
        self.device.layers.append(layer and _is_off(_resource(self.resources, "Properties", props), self.device.off))

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        self.device.layers.append(False)

    def do_EMC(self) -> None:  # noqa: N802
        if self.device.layers:
            self.device.layers.pop()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        device = self.device
        state, states, layers = device.state, device.states, device.layers
        found = resolve1(self.xobjmap.get(getattr(xobjid_arg, "name", "")))
        off = isinstance(found, PDFStream) and _is_off(found.get("OC"), device.off)
        device.states, device.layers = [], [*layers, off]
        super().do_Do(xobjid_arg)
        device.state, device.states, device.layers = state, states, layers


def _pairs(numbers: Sequence[Any]) -> Iterator[tuple[float, float]]:
    """The points of a part of a path, which gives them in pairs or as plain numbers."""
    flat = [n for part in numbers for n in (part if isinstance(part, tuple) else (part,))]
    return zip(flat[::2], flat[1::2], strict=False)


def _resource(resources: Any, kind: str, name: Any) -> Any:
    """What a name means in the resources of a page; None where it means nothing."""
    found = resolve1(resources.get(kind)) if isinstance(resources, dict) else None
    return found.get(getattr(name, "name", name)) if isinstance(found, dict) else None


def _layers_off(catalog: Any) -> frozenset[int]:
    """The object numbers of the layers that are off."""
    properties = resolve1(catalog.get("OCProperties"))
    usual = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    if not isinstance(usual, dict):
        return frozenset()
    off = _numbers(resolve1(usual.get("OFF")))
    if getattr(resolve1(usual.get("BaseState")), "name", "") == "OFF":
        off |= _numbers(resolve1(properties.get("OCGs"))) - _numbers(resolve1(usual.get("ON")))
    return off


def _numbers(found: Any) -> frozenset[int]:
    return (
        frozenset(ref.objid for ref in found if isinstance(ref, PDFObjRef)) if isinstance(found, list) else frozenset()
    )


def _is_off(layer: Any, off: frozenset[int]) -> bool:
    """Whether a layer, or all of a set of them, are off."""
    if not off or layer is None:
        return False
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return True
    found = resolve1(layer)
    members = found.get("OCGs") if isinstance(found, dict) else None
    if isinstance(members, PDFObjRef) and members.objid in off:
        return True
    numbers = _numbers(resolve1(members))
    return bool(numbers) and numbers <= off


# --- forms ------------------------------------------------------------------------------------------------------------


def _draw_fields(interpreter: _Interpreter, page: Any) -> None:
    """Paint what is filled into the fields of a form, which stands beside the contents of a page."""
    notes = resolve1(page.annots) or []
    for ref in notes if isinstance(notes, list) else []:
        note = resolve1(ref)
        if not isinstance(note, dict) or getattr(resolve1(note.get("Subtype")), "name", "") != "Widget":
            continue
        flags = resolve1(note.get("F")) or 0
        look = _look_of(note)
        if look is None or flags & (_INVISIBLE | _NO_VIEW):
            continue
        x0, y0 = [float(resolve1(side)) for side in resolve1(note["Rect"])][:2]
        left, low = [float(resolve1(side)) for side in resolve1(look.get("BBox"))][:2]
        resources = resolve1(look.get("Resources")) or {}
        moved = mult_matrix((1, 0, 0, 1, x0 - left, y0 - low), interpreter.device.base)
        interpreter.subinterp().render_contents(resources, [look], ctm=moved)


def _look_of(note: Any) -> PDFStream | None:
    """How a field is shown: the stream of its usual look, or of the state that it is in."""
    looks = resolve1(note.get("AP"))
    usual = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(usual, dict):
        usual = resolve1(usual.get(getattr(resolve1(note.get("AS")), "name", "")))
    return usual if isinstance(usual, PDFStream) else None
