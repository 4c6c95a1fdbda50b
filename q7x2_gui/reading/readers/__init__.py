"""One module a format, each with ``read(source) -> Items``; imported by `reading.files` when first needed."""
