"""Markup with offsets: tokens, attributes, the text that is shown, and the way back to the source."""
