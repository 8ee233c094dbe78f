"""The main text of an HTML page: which of its lines are the article.

The extractor runs in a child process and only chooses; the words are the page's own.
"""
