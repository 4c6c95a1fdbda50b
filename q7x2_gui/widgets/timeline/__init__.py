"""The timeline pane: header, lanes, marks, overview strip; pyqtgraph is imported after the first paint only."""

from q7x2_gui.widgets.timeline.view import TimelineView

__all__ = ["TimelineView"]
