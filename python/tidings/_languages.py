"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tidings._core import main_script

_OF_SCRIPT = {
    **dict.fromkeys(("Hani", "Hans", "Hant", "Bopo"), "zh"),
    **dict.fromkeys(("Jpan", "Hira", "Kana", "Hrkt"), "ja"),
    **dict.fromkeys(("Kore", "Hang"), "ko"),
    "Thai": "th",
    "Grek": "el",
    "Hebr": "he",
    "Armn": "hy",
    "Geor": "ka",
    "Khmr": "km",
    "Laoo": "lo",
}
"""Scripts that news of one language is written in."""

_NO_SCRIPT = ("", "Zyyy", "Zinh", "Zzzz")
_ENOUGH = 2000


def language_of(text: str) -> str:
    """A BCP 47 code: what py3langid finds if it is installed, otherwise what the script says, such as "und-Latn"."""
    script = main_script(text[:_ENOUGH])
    if script in _NO_SCRIPT:
        return "und"
    classify = _classifier()
    return classify(text[:_ENOUGH]) if classify else _OF_SCRIPT.get(script, f"und-{script}")


@cache
def _classifier() -> Callable[[str], str] | None:
    try:
        from py3langid import classify  # noqa: PLC0415 - optional
    except ImportError:
        return None
    return lambda text: str(classify(text)[0])
