"""Markdown as CommonMark reads it."""
