"""Q7X2: a local-first desktop program that turns news articles into a curated dataset of diplomatic events."""

__version__ = "0.1.0"
