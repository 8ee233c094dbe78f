"""The web in small, on loopback: an archive, the platform's services, a newspaper.

``world()`` makes it; what is asked of it is real HTTP. ``population`` says what the archive holds,
``wayback`` and ``cdx_server`` how it answers, ``breakages`` what can be wrong with each service.
"""
