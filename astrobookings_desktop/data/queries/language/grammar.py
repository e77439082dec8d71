"""The grammar of filters, and reading a text by it into a tree.

Words, `field:value`, quotes, `-` or `not`, `or`, parentheses; blanks, commas and `and` mean *and*.
`and` and `not` are words like others where they join nothing; a lone `or` is a mistake.
"""

import functools
import re
from collections.abc import Collection, Iterator
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput

from astrobookings_desktop.data.queries.language.syntax import (
    And,
    Comparison,
    Node,
    Not,
    Or,
    Word,
    unquoted,
)
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.phrases import Phrase

MOST_TERMS = 50  # words and conditions; SQLite knows no deeper expression than 1,000
MOST_DEPTH = 20
LONGEST = 10_000
LONE_OR = "or"
LONE = "“or” stands between two conditions; in quotes it finds the word."

_NAME = r"[^\W\d][\w-]*"
_SIGN = r":|!=|<>|<=|>=|=|<|>|~"
_QUOTED = r'"(?:[^"]|"")*"|“[^“”]*”'
# A comma joins conditions where a blank, the end or another condition follows.
_PLAIN = rf'(?:(?!,(?:\s|$|{_NAME}\s*(?:{_SIGN})))[^\s()"])'
_COMPARISON = rf"(?P<name>{_NAME})\s*(?P<sign>{_SIGN})\s*(?P<value>(?:{_QUOTED}|{_PLAIN})*)"

_UNNAMED = re.sub(r"\?P<\w+>", "?:", _COMPARISON)

GRAMMAR = rf"""
?start: either
?either: every (OR every)*
?every: unit (AND? unit)*
?unit: MINUS unit -> negated
     | "(" either ")" -> inner
     | COMPARISON -> comparison
     | QUOTED -> quoted
     | WORD -> word

COMPARISON.5: /{_UNNAMED}/
QUOTED.4: /{_QUOTED}/
UNCLOSED.3: /"/
MINUS.2: /-(?=[^\s])/
WORD.1: /{_PLAIN}+/
COMMA: /,/
BLANK: /\s+/
%declare OR AND
%ignore BLANK
%ignore COMMA
"""

_SPLIT = re.compile(_COMPARISON)
_QUOTES = re.compile(_QUOTED)
_ENDS = {"COMPARISON", "QUOTED", "WORD", "RPAR"}
_STARTS = {"COMPARISON", "QUOTED", "WORD", "LPAR", "MINUS"}


def parse(text: str, field: str = "where", either: Collection[str] = ()) -> Node | None:
    """The tree of a filter, None for one that leaves nothing out. Words of `either` mean `or` where
    they join, and are words like others elsewhere.

    Raises InvalidValue (of `field`) for very long ones, UnreadableFilter (of "where") for a quote
    or a parenthesis without its other half, an `or` without a condition on each side, or nothing
    where something must stand.
    """
    if not text.strip(" \t\r\n,"):
        return None
    if len(text) > LONGEST:
        raise InvalidValue(
            field=field, reason=Phrase("have at most {longest:,} characters", longest=LONGEST)
        )
    try:
        node: Node = _Tree(text).transform(_lark(tuple(either)).parse(text))
        return node
    except UnreadableFilter as problem:
        raise _problem(text, problem.start, problem.end, problem.reason) from None
    except _TooMuch:
        reason = Phrase("have at most {most} words and conditions", most=MOST_TERMS)
        raise InvalidValue(field=field, reason=reason) from None
    except UnexpectedInput as error:
        at = error.pos_in_stream if error.pos_in_stream is not None else len(text)
        token = getattr(error, "token", None)
        end = at + max(1, len(token)) if isinstance(token, Token) else at + 1
        raise _problem(text, at, end, Phrase("Something is missing here.")) from None


def warm(either: Collection[str] = ()) -> None:
    """Make the grammar ready for what is kept and for what is typed, with `either` as in `parse`;
    it takes a twentieth of a second once: in any thread."""
    for words in {(), tuple(either)}:
        _lark(words)


def _problem(text: str, start: int, end: int, reason: str) -> UnreadableFilter:
    return UnreadableFilter("where", reason, None, text, start, min(end, len(text)))


class _TooMuch(Exception):
    pass


class _Joiners:
    """Between lexer and parser: which `and`, `or` and `not` join, and what has no other half."""

    always_accept = ("UNCLOSED", "COMMA", "BLANK")

    def __init__(self, either: Collection[str]) -> None:
        self._either = either

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        tokens = [token for token in stream if token.type not in ("COMMA", "BLANK")]
        if sum(token.type in _ENDS - {"RPAR"} for token in tokens) > MOST_TERMS:
            raise _TooMuch
        _require_halves(tokens)
        before = ""
        for place, token in enumerate(tokens):
            after = tokens[place + 1].type if place + 1 < len(tokens) else ""
            kind = self._kind(token, before, after)
            before = kind
            yield token if kind == token.type else Token.new_borrow_pos(kind, token, token)

    def _kind(self, token: Token, before: str, after: str) -> str:
        if token.type != "WORD":
            return str(token.type)
        word = token.casefold()
        if word == LONE_OR and (before not in _ENDS or after not in _STARTS):
            raise _at(token, Phrase(LONE), token.end_pos)
        if after not in _STARTS:
            return "WORD"
        if token in self._either and before in _ENDS:
            return "OR"
        match word:
            case "and" if before in _ENDS:
                return "AND"
            case "or" if before in _ENDS:
                return "OR"
            case "not":
                return "MINUS"
        return "WORD"


def _require_halves(tokens: list[Token]) -> None:
    opened: list[Token] = []
    for token in tokens:
        if token.type == "UNCLOSED":
            raise _at(token, Phrase("This quote is never closed."), 10**9)
        if token.type == "LPAR":
            opened.append(token)
            if len(opened) > MOST_DEPTH:
                raise _TooMuch
        elif token.type == "RPAR":
            if not opened:
                raise _at(token, Phrase("This parenthesis was never opened."))
            opened.pop()
    if opened:
        raise _at(opened[-1], Phrase("This parenthesis is never closed."))
    if sum(token.type == "MINUS" for token in tokens) > 4 * MOST_TERMS:
        raise _TooMuch


def _at(token: Token, reason: str, end: int | None = None) -> UnreadableFilter:
    start = token.start_pos or 0
    return UnreadableFilter("where", reason, None, "", start, start + 1 if end is None else end)


class _Tree(Transformer[Token, Any]):
    """Lark's tree as ours, each node beside where it begins and ends."""

    def __init__(self, text: str) -> None:
        super().__init__(visit_tokens=False)
        self._text = text

    def transform(self, tree: Any) -> Any:
        return super().transform(tree)[0]

    def word(self, children: list[Token]) -> tuple[Node, int, int]:
        (token,) = children
        start, end = _span(token)
        return Word(str(token), start, end), start, end

    def quoted(self, children: list[Token]) -> tuple[Node, int, int]:
        (token,) = children
        start, end = _span(token)
        return Word(unquoted(str(token)), start, end, True), start, end

    def comparison(self, children: list[Token]) -> tuple[Node, int, int]:
        (token,) = children
        start, end = _span(token)
        met = _SPLIT.match(self._text, start)  # within the text: what follows a comma decides
        assert met is not None  # the lexer met it by the same expression
        assert met.end() == end
        value = met["value"]
        whole = _QUOTES.fullmatch(value) is not None
        plain = _QUOTES.sub(lambda part: unquoted(part[0]), value)
        at = met.start("value")
        node = Comparison(met["name"], met["sign"], plain, start, at, end, whole)
        return node, start, end

    def negated(self, children: list[Any]) -> tuple[Node, int, int]:
        minus, (node, _, end) = children
        return Not(node), _span(minus)[0], end

    def inner(self, children: list[Any]) -> tuple[Node, int, int]:
        ((node, start, end),) = children
        return node, start - 1, end + 1

    def every(self, children: list[Any]) -> tuple[Node, int, int]:
        items = [child for child in children if not isinstance(child, Token)]
        after = [0] * len(items)
        for place in range(len(items) - 2, -1, -1):
            node, start, _ = items[place + 1]
            is_plain = isinstance(node, Word) and not node.quoted and start == node.start
            if is_plain and not self._text[items[place][2] : start].strip():
                after[place] = after[place + 1] + 1
        nodes = tuple(node for node, _, _ in items)
        return And(nodes, tuple(after)), items[0][1], items[-1][2]

    def either(self, children: list[Any]) -> tuple[Node, int, int]:
        items = [child for child in children if not isinstance(child, Token)]
        joined = tuple(_span(child) for child in children if isinstance(child, Token))
        return Or(tuple(node for node, _, _ in items), joined), items[0][1], items[-1][2]


def _span(token: Token) -> tuple[int, int]:
    return token.start_pos or 0, token.end_pos or 0


@functools.cache
def _lark(either: tuple[str, ...]) -> Lark:
    return Lark(
        GRAMMAR,
        parser="lalr",
        lexer="basic",
        postlex=_Joiners(either),
        maybe_placeholders=False,
    )
