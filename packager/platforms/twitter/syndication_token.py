r"""The token that the syndication service wants beside a tweet's id.

It is no secret: the service's own page computes it in JavaScript, as
``((Number(id) / 1e15) * Math.PI).toString(36).replace(/(0+|\.)/g, '')``. Below is how JavaScript
engines write a number in another radix: as few digits as tell it from its neighbours.
"""

import math

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_RADIX = len(_DIGITS)


def syndication_token(status_id: str) -> str:
    """Give the token of a tweet's id, which is all digits.

    >>> syndication_token("766605631288246272")
    '1uwd1ydftwg'
    """
    number = float(status_id) / 1e15 * math.pi
    whole, digits = _split(number)
    written = _write_whole(whole) + "".join(_DIGITS[digit] for digit in digits)
    return written.replace("0", "")


def _split(number: float) -> tuple[int, list[int]]:
    """Give a positive number's whole part, and the digits after the point in the radix."""
    whole = math.floor(number)
    rest = number - whole
    # Half the distance to the next number: what is nearer than this is the same number.
    tolerance = 0.5 * (math.nextafter(number, math.inf) - number)
    digits: list[int] = []
    while rest >= tolerance:
        rest *= _RADIX
        tolerance *= _RADIX
        digits.append(int(rest))
        rest -= digits[-1]
        is_upper_half = rest > 0.5 or (rest == 0.5 and digits[-1] % 2 == 1)  # noqa: PLR2004 (half)
        if is_upper_half and rest + tolerance > 1:
            return _rounded_up(whole, digits)
    return whole, digits


def _rounded_up(whole: int, digits: list[int]) -> tuple[int, list[int]]:
    """Add one to the last digit, and carry."""
    while digits:
        last = digits.pop() + 1
        if last < _RADIX:
            return whole, [*digits, last]
    return whole + 1, []


def _write_whole(number: int) -> str:
    written = ""
    while True:
        number, digit = divmod(number, _RADIX)
        written = _DIGITS[digit] + written
        if number == 0:
            return written
