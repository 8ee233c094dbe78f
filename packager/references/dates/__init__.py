"""Dates in every language, from the words of CLDR."""
