"""How right the suggestions are: ``python -m tests.accuracy`` (``make accuracy``) measures and writes the figures."""
