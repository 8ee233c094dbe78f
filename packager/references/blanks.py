"""What may stand between two words without being seen: blanks, direction marks, wrapped lines.

The strings are parts of regular expressions. All are possessive, so that none can backtrack.
"""

# Unicode Bidirectional Algorithm (UAX #9) §2: marks, embeddings, overrides and isolates.
BIDI_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

INVISIBLE = BIDI_MARKS + "\u00ad\u200b-\u200d\u2060-\u2064\ufeff"

# Inside a character class: every blank that does not end the line.
IN_LINE = " \\t\\v\\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000" + INVISIBLE

BLANKS = f"[{IN_LINE}]*+"

# A line's end, with the quote marks that open the next line ("> ", "| ").
LINE_BREAK = r"(?:\r\n|\n|\r)(?:[ \t]*+[>|])*+"

# Blanks and at most one line's end: an extractor wrapped the line here.
WRAP = f"{BLANKS}(?:{LINE_BREAK}{BLANKS})?+"

# Blanks and at most one blank line.
GAP = f"{BLANKS}(?:{LINE_BREAK}{BLANKS}){{0,2}}+"
