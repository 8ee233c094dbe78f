"""The links inside an embed, as written: any address, and Twitter's links without a scheme."""

import re

# Twitter's codes have ten characters, so that what is glued to one can be cut off.
_SHORT = r"(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{1,10}+"
# An address ends before a blank, a bracket, or a letter of a script that has no place in one.
_OTHER = (
    r"https?://[^\s<>()\[\]\"“”»…\u0590-\u08ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af]{4,2000}+"
)
_LINK = re.compile(rf"(?P<short>{_SHORT})|(?P<other>{_OTHER})")
_AFTER_SENTENCE = ".,:;!?'*_\\"


def find_embedded_links(text: str, start: int, end: int) -> tuple[str, ...]:
    """Find the links in ``text[start:end]``, in order, each once.

    A Markdown link whose label is its address counts once, as its address.
    """
    found: list[str] = []
    labelled = None
    for match in _LINK.finditer(text, start, end):
        link = match["short"] or match["other"].rstrip(_AFTER_SENTENCE)
        if labelled is not None and text.startswith("](", labelled) and link.endswith(found[-1]):
            found.pop()
        found.append(link)
        labelled = match.end()
    return tuple(dict.fromkeys(found))
