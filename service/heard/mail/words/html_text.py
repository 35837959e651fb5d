"""HTML to the text a reader would see.

Inscriptis renders it.  It recurses with the HTML and pads tables as wide as a stranger's
markup wants, so what is too deep, too big or makes it fail is stripped of its tags instead:
plainer, but no word is lost.
"""

from __future__ import annotations

import html
import re

from heard.mail.format.charsets import clean_text

# Beyond these the plain stripping is used; ordinary mail stays far below.
_MOST_CHARACTERS = 400_000
_MOST_TAGS = 12_000
_MOST_DEPTH = 120
_MOST_TABLES = 12  # nested

_UNSHOWN = (
    (re.compile("<!--"), re.compile("--!?>")),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s{0,9}>", re.IGNORECASE)),
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\s{0,9}>", re.IGNORECASE)),
    (re.compile(r"<title\b", re.IGNORECASE), re.compile(r"</title\s{0,9}>", re.IGNORECASE)),
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})([^<>]*+)>")
_STYLE = re.compile(r"""\sstyle\s{0,3}=\s{0,3}("[^"]*+"|'[^']*+')""", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE
)
# A hair high: nobody reads it.  Layouts set their frames so and their words anew, which is looked for within.
_TINY = re.compile(
    r"font-size\s{0,3}:\s{0,3}(?:0(?:\.0{1,4})?(?![\d.])|[01](?:\.\d{1,4})?\s{0,3}(?:px|pt))", re.IGNORECASE
)
_SIZED = re.compile(r"font-size\s{0,3}:|\sfont\s{0,3}:|<font\b|<h[1-6]\b|\sclass\s{0,3}=", re.IGNORECASE)
_COLOUR = re.compile(
    r"""(?:^|[;\s"'])(background-color|background|color)\s{0,3}:\s{0,3}([#\w(), ]{3,30})""", re.IGNORECASE
)
_LINE_THROUGH = re.compile(
    r"""\sstyle\s{0,3}=\s{0,3}["'][^"']{0,500}?text-decoration(?:-line)?\s{0,3}:[^;"']{0,60}line-through""",
    re.IGNORECASE,
)
_STRIKES = ("s", "strike", "del")
_STRUCK_SIGNS = ("<s>", "<s ", "<strike", "<del", "line-through")
_AS_WRITTEN = re.compile(r"white-space\s{0,3}:\s{0,3}pre", re.IGNORECASE)


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_EMPTY = _names("area base br col embed hr img input link meta source track wbr")
_MAY_STAY_OPEN = _names("p li td tr th dt dd option")
_VOID = _EMPTY | _MAY_STAY_OPEN
_ENDS_LINE = _names("br p div tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote pre hr dt dd address section")
_ANY_TAG = re.compile(r"<[^<>]*+>")
_SPACES = re.compile(r"[ \t\r\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def html_to_text(markup: str) -> str:
    """Return the text of an HTML document; never fails."""
    markup = without_struck(_without_unseen(_shown(markup)))
    return _tidy(_rendered(markup) or _stripped(markup))


def without_struck(markup: str) -> str:
    """Return the markup without what its writer struck out: they took it back.

    What is struck and never ends is left in, and so is a text that is struck altogether.
    """
    small = markup.lower()
    if not any(sign in small for sign in _STRUCK_SIGNS):
        return markup
    kept: list[str] = []
    at = begun = depth = 0
    name = ""
    for tag in _TAG.finditer(markup):
        if not depth and not tag[1] and not tag[3].endswith("/") and _strikes(tag):
            name, begun, depth = tag[2].lower(), tag.start(), 1
        elif depth and tag[2].lower() == name:
            depth += -1 if tag[1] else 1
            if not depth:
                kept.append(markup[at:begun])
                at = tag.end()
    rest = "".join((*kept, markup[at:]))
    return rest if any(map(str.isalnum, _ANY_TAG.sub("", rest))) else markup


def _without_unseen(markup: str) -> str:
    """Return the markup without words that nobody sees: a hair high, or in the colour of their ground.

    What is never ended is left in, and so is what sets its words in another size further in.
    """
    if not _STYLE.search(markup):
        return markup
    kept: list[str] = []
    at = begun = words = depth = 0
    name = ""
    for tag in _TAG.finditer(markup):
        small = tag[2].lower()
        if depth and small == name and not tag[1] and small in _MAY_STAY_OPEN:
            depth = 0  # who left it open may be read from here on
        if not depth and not tag[1] and small not in _EMPTY and not tag[3].endswith("/") and _is_unseen(tag[3]):
            name, begun, words, depth = small, tag.start(), tag.end(), 1
        elif depth and small == name:
            depth += -1 if tag[1] else 1
            if not depth and not _SIZED.search(markup, words, tag.start()):
                kept.append(markup[at:begun])
                at = tag.end()
    return "".join((*kept, markup[at:]))


def _is_unseen(attributes: str) -> bool:
    style = _STYLE.search(attributes)
    if style is None:
        return False
    colours = {each[1].lower(): _as_one(each[2]) for each in _COLOUR.finditer(style[1])}
    ground = colours.get("background-color", colours.get("background"))
    return _TINY.search(style[1]) is not None or (ground is not None and ground == colours.get("color"))


def _as_one(colour: str) -> str:
    """Return a colour as it is written most briefly: white has many names."""
    colour = colour.strip().lower().replace(" ", "")
    return "white" if colour in ("#fff", "#ffffff", "rgb(255,255,255)") else colour


def _strikes(tag: re.Match[str]) -> bool:
    return tag[2].lower() in _STRIKES or _LINE_THROUGH.search(tag[3]) is not None


def _rendered(markup: str) -> str:
    if len(markup) > _MOST_CHARACTERS or not _is_simple(markup):
        return ""
    # Imported when the first HTML-only mail comes: with lxml it costs 85 ms and 5 MB.
    from inscriptis import get_text
    from inscriptis.css_profiles import STRICT_CSS_PROFILE
    from inscriptis.model.config import ParserConfig

    try:
        return str(get_text(_STYLE.sub(_style_kept, markup), ParserConfig(css=STRICT_CSS_PROFILE.copy())))
    except Exception:
        # Somebody else's code on a stranger's markup: whatever it trips over, the words are still there.
        return ""


def _style_kept(found: re.Match[str]) -> str:
    # Sizes of margins would become as many spaces; what is hidden or laid out by hand must stay so.
    if _HIDDEN.search(found[1]):
        return ' style="display:none"'
    return ' style="white-space:pre"' if _AS_WRITTEN.search(found[1]) else ""


def _is_simple(markup: str) -> bool:
    depth = tables = 0
    for count, tag in enumerate(_TAG.finditer(markup)):
        name = tag[2].lower()
        step = -1 if tag[1] else 1
        if name == "table":
            tables = max(0, tables + step)
        if name not in _VOID and not tag[3].endswith("/"):
            depth = max(0, depth + step)
        if count > _MOST_TAGS or depth > _MOST_DEPTH or tables > _MOST_TABLES:
            return False
    return True


def _shown(markup: str) -> str:
    """Leave out comments, styles and scripts.  One that never ends is left in: better untidy than lost."""
    markup = markup.replace("\0", "")
    for opening, closing in _UNSHOWN:
        kept: list[str] = []
        at = 0
        while (found := opening.search(markup, at)) and (end := closing.search(markup, found.end())):
            kept.append(markup[at : found.start()])
            at = end.end()
        if at:
            markup = "".join([*kept, markup[at:]])
    return markup


def _stripped(markup: str) -> str:
    out: list[str] = []
    at = 0
    for tag in _ANY_TAG.finditer(markup):
        out.append(_SPACES.sub(" ", markup[at : tag.start()]))
        name = re.match(r"</?([a-zA-Z0-9]{1,12})", tag[0])
        if name and name[1].lower() in _ENDS_LINE:
            out.append("\n")
        at = tag.end()
    out.append(_SPACES.sub(" ", markup[at:]))
    return html.unescape("".join(out))


def _tidy(text: str) -> str:
    lines = clean_text(text).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")
