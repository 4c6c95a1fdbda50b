"""The event form: the right pane, generated from the codebook."""

from q7x2_gui.widgets.event_form.form import EventForm

__all__ = ["EventForm"]
