"""A made-up web on loopback, and two articles on it: packaging shown in a minute, without internet.

A newspaper, a platform and a web archive stand on one port of this machine. Nobody and nothing in
them exists. ``run_demo`` packages both articles there, and verifies what came of it.
"""
