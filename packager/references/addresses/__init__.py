"""Addresses of tweets, short links and media: found in text, glued or not, and read."""
