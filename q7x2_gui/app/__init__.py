"""The window as a program; importing it comes before Qt, so that Qt's own start is spared what we never use."""

from q7x2_gui.app.quick_qt import spare_reading

spare_reading()
