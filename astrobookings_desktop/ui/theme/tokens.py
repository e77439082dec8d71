"""The colors of the two looks, by their role; contrasts are tested."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A state's color, and the soft ground that it stands on."""

    ink: str
    soft: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Lines are decorative; borders, text and tones have contrast on every ground."""

    dark: bool
    window: str
    sidebar: str
    surface: str
    raised: str
    hover: str
    select: str
    line: str
    border: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    focus: str
    bar: str
    danger_fill: str
    ok: Tone
    warn: Tone
    danger: Tone
    info: Tone
    neutral: Tone

    def tone(self, name: str) -> Tone:
        """The tone called ok, warn, danger, info or neutral."""
        tone: Tone = getattr(self, name)
        return tone

    def colors(self) -> dict[str, str]:
        """All plain colors by name, for the table's painters."""
        return {
            name: getattr(self, name)
            for name in self.__slots__
            if isinstance(getattr(self, name), str)
        }


LIGHT = Tokens(
    dark=False,
    window="#F3F5F9",
    sidebar="#E9EDF4",
    surface="#FFFFFF",
    raised="#F7F9FC",
    hover="#F0F4FA",
    select="#DEE8FB",
    line="#DCE2EB",
    border="#798496",
    text="#18202E",
    text2="#465266",
    text3="#5A6678",
    accent="#2457C5",
    accent_hover="#1D49A8",
    on_accent="#FFFFFF",
    link="#2457C5",
    focus="#2457C5",
    bar="#3D6FDB",
    danger_fill="#B3261E",
    ok=Tone("#17693A", "#DDF2E4"),
    warn=Tone("#7A4F00", "#FBEECB"),
    danger=Tone("#A8231C", "#FBE4E2"),
    info=Tone("#1F4FB4", "#E1EAFB"),
    neutral=Tone("#465266", "#E6EAF1"),
)
DARK = Tokens(
    dark=True,
    window="#13171E",
    sidebar="#0F1319",
    surface="#1A202A",
    raised="#212935",
    hover="#222B38",
    select="#233A66",
    line="#2D3745",
    border="#7D8BA2",
    text="#E9EDF3",
    text2="#B7C1CF",
    text3="#9BA7B8",
    accent="#3668D8",
    accent_hover="#3C6DDB",
    on_accent="#FFFFFF",
    link="#8FB5FF",
    focus="#8FB5FF",
    bar="#6E9BF5",
    danger_fill="#C4372E",
    ok=Tone("#7AD9A3", "#16362A"),
    warn=Tone("#F2C667", "#3B3014"),
    danger=Tone("#FFA39B", "#472321"),
    info=Tone("#9BBDFF", "#1F3257"),
    neutral=Tone("#B7C1CF", "#2C3542"),
)
