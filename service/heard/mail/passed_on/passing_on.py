"""What people type above a mail that they pass on.  Pure; every look is of bounded length."""

from __future__ import annotations

import re

_LIMIT = 600
_MAIL = r"(?:e-?mail|mail|message|complaint)"
_IT = rf"(?:this|these|that|it|the (?:below|attached|following|one|{_MAIL})|(?:an? )?{_MAIL})"
_LOG = r"(?:log|register|record|pick up|deal with|action|raise|open|treat|accept|take)"
_GIVE = r"(?:pass|passing|passed|forward|forwarding|forwarded|send|sending|sent)"
_SOME_BOX = r"(?:my|our|the wrong|repairs|the repairs|lettings|income|rents?|reception|enquiries|info|the general)"
_PASSED_ON = re.compile(
    "|".join(
        (
            rf"\b{_LOG} {_IT}\b",
            rf"\b{_LOG}(?: {_IT})? as (?:an? )?(?:new |formal |stage (?:1|one) )?complaint",
            r"\b(?:please|pls|plz|can you|could you|would you) (?:kindly )?(?:log|register|pick up|action|deal with)\b",
            r"\bto (?:log|register|record)\b",
            rf"\b(?:see|as|forwarded|{_MAIL}) (?:the )?(?:below|attached)\b|\bsee (?:\w+ ){{0,3}}below\b",
            r"\b(?:one|another(?: one)?|complaint|1|this(?: one)? is|think this is|is this) for you(?:rs?)?\b",
            r"\bfor (?:you(?:r team)?|the complaints? (?:team|inbox|mailbox|box)) (?:to|please|i think)\b",
            rf"\b{_GIVE} {_IT} (?:on|over|to you|across|your way)\b",
            rf"\b{_GIVE} (?:on )?(?:to you )?{_IT}\b",
            rf"\b(?:received|got|had|found) {_IT} (?:today|yesterday|this|last|in|from|via|overnight|below)\b",
            r"\b(?:came|come|arrived|landed|went|sent|ended up|turned up) (?:in )?(?:to|in|into|at|via) "
            rf"{_SOME_BOX}\b",
            r"\b(?:over|down|up) to you\b|\byours? i think\b|\bone of yours\b",
            r"\bfor your (?:attention|action|information)\b|^\W{0,3}(?:fyi|f\.y\.i|fya|f/?a)\b",
            r"\b(?:needs?|should|ought) (?:to )?(?:go|be|come) (?:\w+ ){0,3}(?:complaints?|you|logged|registered)\b",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)


def says_to_pass_on(above: str) -> bool:
    """Say whether what is typed above a mail gives it to somebody else to deal with."""
    return _PASSED_ON.search(above[:_LIMIT]) is not None
