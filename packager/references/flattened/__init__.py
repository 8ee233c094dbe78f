"""Embeds of which an extractor left the text: who wrote them, when, and where their text begins."""
