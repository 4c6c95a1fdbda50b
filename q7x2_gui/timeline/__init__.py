"""The timeline's arithmetic in NumPy: columns of bounds, lanes, packing, frames, ticks and hits; it paints nothing."""
