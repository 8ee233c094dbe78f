"""The checks of a bag, one file a family.

A check reads; it never writes, never connects, and shares no code with the writers.
"""
