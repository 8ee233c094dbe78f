"""Embeds in a page: which element holds a tweet, and what it shows."""
