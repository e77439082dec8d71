"""Sentences that remember what they were made of, so that a screen can say them anew."""

from typing import Any


class Phrase(str):
    """Words in plain English made of a template and facts: `Phrase("have at most {n}", n=3)`.

    It is its own English text; a screen in another language translates `template` and puts the
    same `facts` in. Templates are literals in the code, which is where the translations find them.
    """

    template: str
    facts: dict[str, Any]

    def __new__(cls, template: str, /, **facts: Any) -> "Phrase":
        """The phrase; raises KeyError when a fact is missing."""
        phrase = super().__new__(cls, template.format_map(facts))
        phrase.template, phrase.facts = template, facts
        return phrase

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.template, self.facts)


def _again(template: str, facts: dict[str, Any]) -> Phrase:
    return Phrase(template, **facts)
