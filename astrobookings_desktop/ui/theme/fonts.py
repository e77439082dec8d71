"""Type: Inter where it is installed or bundled, with figures of equal width."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILIES = ("Inter", "Noto Sans", "DejaVu Sans")
BODY = 13

CAPTION, SECTION, TITLE, TOTAL, LOCATOR = 12, 15, 18, 26, 40


def load_bundled(folder: Path) -> None:
    """Register the fonts that a bundle carries; a checkout has none and uses the system's."""
    for file in sorted([*folder.glob("*.ttf"), *folder.glob("*.otf")]):
        QFontDatabase.addApplicationFont(str(file))


def body_font(scale: float) -> QFont:
    """The font of the whole program at `scale` times its normal size."""
    font = QFont()
    font.setFamilies([*FAMILIES, *font.families()])
    font.setPixelSize(round(BODY * scale))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(
    pixels: int = BODY,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    spaced: bool = False,
) -> QFont:
    """The program's font at `pixels` of its type scale; `spaced` sets a locator's letters apart."""
    base = QGuiApplication.font()
    result = QFont(base)
    result.setPixelSize(max(8, round(base.pixelSize() * pixels / BODY)))
    result.setWeight(weight)
    if spaced:
        result.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return result


def semibold(pixels: int = BODY) -> QFont:
    """The font of names, buttons and figures that matter."""
    return font(pixels, QFont.Weight.DemiBold)


def scale() -> float:
    """How large the program's font is beside its normal size."""
    return QGuiApplication.font().pixelSize() / BODY


def px(pixels: int) -> int:
    """A length that grows with the font, on whole pixels."""
    return round(pixels * max(1.0, scale()))
