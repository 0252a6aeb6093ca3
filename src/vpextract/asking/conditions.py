"""What people write behind --where → a filter that Parquet files can be read with.

The grammar is Python's for expressions, read by Python's own parser, and nothing of it is run: comparisons, and, or, not, in,
arithmetic, numbers, texts in quotes, names of columns, true, false and null. As in SQL, what is not known (null) is neither
equal nor unequal to anything; `== null` and `!= null` ask for it.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import reduce
from typing import NamedTuple, NoReturn

import pyarrow as pa
import pyarrow.compute as pc

from vpextract.errors import RequestError

_CONSTANTS = {"true": True, "false": False, "null": None, "none": None}
_COMPARED: Mapping[type[ast.cmpop], Callable[[pc.Expression, pc.Expression], pc.Expression]] = {
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
}
_RECKONED: Mapping[type[ast.operator], Callable[[pc.Expression, pc.Expression], pc.Expression]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: pc.divide(a, b),  # by 0: infinite, no fault
}
_KINDS = (
    (pa.types.is_boolean, "true or false"),
    (pa.types.is_string, "a text in quotes"),
    (pa.types.is_date, "a date in quotes, such as '2031-06-30'"),
    (lambda t: pa.types.is_integer(t) or pa.types.is_floating(t), "a number"),
)
_HELP = "Such as: reached == false, year >= 2022 and unit == '%', 'sjuk' in name, end_date == null."
_MOST = 5000
"""Letters; nobody writes more, and a deeper one could be more than the parser can take."""


class _Value(NamedTuple):
    """Some value of a row: its expression and type; `known` is a constant, `name` a column."""

    expression: pc.Expression | None
    type: pa.DataType | None
    known: object = None
    name: str | None = None


def condition(text: str, schema: pa.Schema) -> pc.Expression:
    """The rows of a table of that schema for which it is true. Raises RequestError, which says what is wrong with it."""
    if len(text) > _MOST:
        _refuse(text[:40], "it is too long")
    try:
        return _Reader(text, schema).truth(ast.parse(text.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        hint = "Write == to compare. " if "=" in text and "==" not in text else ""
        _refuse(text, f"it cannot be understood. {hint}{_HELP}")


class _Reader:
    """Reads one condition."""

    def __init__(self, text: str, schema: pa.Schema) -> None:
        self._text = text
        self._schema = schema

    def truth(self, node: ast.expr) -> pc.Expression:
        if isinstance(node, ast.BoolOp):
            found = self.truth(node.values[0])
            for other in map(self.truth, node.values[1:]):
                found = found & other if isinstance(node.op, ast.And) else found | other
            return found
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ~self.truth(node.operand)
        if isinstance(node, ast.Compare):
            return self._compared(node)
        value = self._value(node)
        if value.expression is None or value.type != pa.bool_():
            self._fail(f"{ast.unparse(node)} is neither true nor false")
        return value.expression

    def _compared(self, node: ast.Compare) -> pc.Expression:
        found: pc.Expression | None = None
        for left, sign, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
            one = self._one_comparison(left, sign, right)
            found = one if found is None else found & one
        return found

    def _one_comparison(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> pc.Expression:
        if isinstance(sign, ast.In | ast.NotIn):
            found = self._among(left, right)
            return ~found if isinstance(sign, ast.NotIn) else found
        a, b = self._value(left), self._value(right)
        if isinstance(sign, ast.Is | ast.IsNot):
            sign = ast.Eq() if isinstance(sign, ast.Is) else ast.NotEq()
        if a.expression is None and b.expression is None:
            self._fail("it compares two values of which none is a column")
        for one, other in ((a, b), (b, a)):
            if other.expression is None and other.known is None:
                assert one.expression is not None
                return self._missing(one.expression, sign)
        compare = _COMPARED[type(sign)]
        return compare(self._fitted(a, b), self._fitted(b, a))

    def _missing(self, expression: pc.Expression, sign: ast.cmpop) -> pc.Expression:
        if isinstance(sign, ast.Eq):
            return expression.is_null()
        if isinstance(sign, ast.NotEq):
            return expression.is_valid()
        return self._fail("null is neither above nor below anything; write == null or != null")

    def _among(self, left: ast.expr, right: ast.expr) -> pc.Expression:
        """`unit in ('%', 'st')`, or `'sjuk' in name` whatever the case of the letters."""
        one = self._value(left)
        if isinstance(right, ast.Tuple | ast.List | ast.Set):
            if one.expression is None or not right.elts:
                self._fail("a column stands before in, and values behind it: year in (2021, 2022)")
            found = [one.expression == self._fitted(self._value(item), one) for item in right.elts]
            return reduce(operator.or_, found)  # not `isin`, which takes null for a value that is none of them
        whole = self._value(right)
        if whole.expression is None or not _is_text(whole.type) or not isinstance(one.known, str):
            self._fail(
                "in asks for one of several values, year in (2021, 2022), or for a text within one: 'sjuk' in name"
            )
        return pc.match_substring(whole.expression, one.known, ignore_case=True)

    def _fitted(self, value: _Value, beside: _Value) -> pc.Expression:
        if value.expression is not None:
            if beside.expression is not None and _kind(value.type) != _kind(beside.type):
                self._fail(f"{value.name or 'one side'} and {beside.name or 'the other'} hold different things")
            return value.expression
        cast = self._cast(value, beside)
        if isinstance(cast, int) and abs(cast) >= 2**63:
            cast = float(cast)
        return pc.scalar(pa.scalar(cast, None if _is_number(beside.type) else beside.type))

    def _cast(self, value: _Value, column: _Value) -> object:
        """A constant as what stands in a column."""
        kind = _kind(column.type)
        fits = (bool, str, str, (int, float))
        at = next((n for n, (_, told) in enumerate(_KINDS) if told == kind), None)
        name = column.name or "what it is compared with"
        if at is None:
            self._fail(f"{name} holds lists, which cannot be compared")
        if not isinstance(value.known, fits[at]) or (isinstance(value.known, bool) and at != 0):
            self._fail(f"{name} holds {kind}, and {value.known!r} is none")
        if _is_date(column.type):
            try:
                return pa.scalar(str(value.known)).cast(column.type).as_py()
            except pa.ArrowException:
                self._fail(f"{name} holds {kind}, and {value.known!r} is none")
        return value.known

    def _value(self, node: ast.expr) -> _Value:
        if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float | str | None):
            return _Value(None, None, node.value)
        if isinstance(node, ast.Name) and node.id.lower() in _CONSTANTS and node.id not in self._schema.names:
            return _Value(None, None, _CONSTANTS[node.id.lower()])
        if isinstance(node, ast.Name):
            known_column(node.id, self._schema.names)
            return _Value(pc.field(node.id), self._schema.field(node.id).type, name=node.id)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            value = self._value(node.operand)
            if isinstance(value.known, int | float) and not isinstance(value.known, bool):
                return _Value(None, None, -value.known)
        if isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
            return self._reckoned(node)
        return self._fail(f"{ast.unparse(node)[:60]} is not understood here. {_HELP}")

    def _reckoned(self, node: ast.BinOp) -> _Value:
        """Of columns as numbers with decimals, so that nothing overflows."""
        sides = []
        for side in (node.left, node.right):
            value = self._value(side)
            if value.expression is None and isinstance(value.known, int | float) and not isinstance(value.known, bool):
                sides.append(pc.scalar(float(value.known)))
            elif value.expression is not None and _is_number(value.type):
                sides.append(value.expression.cast(pa.float64()))
            else:
                self._fail(f"{ast.unparse(side)} is no number, so it cannot be reckoned with")
        return _Value(_RECKONED[type(node.op)](*sides), pa.float64())

    def _fail(self, why: str) -> NoReturn:
        _refuse(self._text, why)


def known_column(name: str, names: Sequence[str]) -> str:
    """The column, if it is one. Raises RequestError with those that are written nearly so, or all."""
    if name in names:
        return name
    near = get_close_matches(name, names, 3, 0.6)
    told = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(names)}."
    raise RequestError(f"There is no column {name!r} here. {told}")


def _refuse(text: str, why: str) -> NoReturn:
    raise RequestError(f"The condition {text!r} cannot be followed: {why.rstrip('.')}.")


def _kind(type_: pa.DataType | None) -> str | None:
    return next((told for is_kind, told in _KINDS if type_ is not None and is_kind(type_)), None)


def _is_text(type_: pa.DataType | None) -> bool:
    return type_ is not None and pa.types.is_string(type_)


def _is_date(type_: pa.DataType | None) -> bool:
    return type_ is not None and pa.types.is_date(type_)


def _is_number(type_: pa.DataType | None) -> bool:
    return type_ is not None and (pa.types.is_integer(type_) or pa.types.is_floating(type_))
