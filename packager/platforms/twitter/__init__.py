"""Twitter, later X: its addresses, what to ask it and the web archives, and how to read answers.

``platform`` is the entry; ``reading`` decides which reader an answer goes to, by what it holds.
"""
