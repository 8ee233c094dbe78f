"""Lower case that keeps offsets."""


def lower_case(text: str) -> str:
    """Give a text in lower case and of the same length.

    Of all characters only İ has a lower case of two code points; it becomes a plain i.
    """
    return text.replace("İ", "i").lower()
