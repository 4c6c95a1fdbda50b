"""The command line: every job of the program without a window."""
