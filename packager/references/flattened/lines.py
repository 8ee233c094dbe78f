"""The lines of a part of a text, with their places."""

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line or a part of one, without the line's end: ``whole_text[start:end] == text``."""

    start: int
    end: int
    text: str

    def cut(self, *, after_start: int = 0, before_end: int = 0) -> "Line":
        """Leave out so many characters at the start, and at the end."""
        return Line(
            start=self.start + after_start,
            end=self.end - before_end,
            text=self.text[after_start : len(self.text) - before_end],
        )


def split_lines(text: str, start: int, end: int) -> list[Line]:
    """Split ``text[start:end]`` into lines; none where nothing stands there."""
    lines = []
    for line_end in _LINE_END.finditer(text, start, end):
        lines.append(Line(start=start, end=line_end.start(), text=text[start : line_end.start()]))
        start = line_end.end()
    if start < end:
        lines.append(Line(start=start, end=end, text=text[start:end]))
    return lines
