"""How a package comes to be: articles, references, the network, the command line.

Everything about bags, digests and checks stands in ``archive``, which this half imports and which
never imports this half.
"""
