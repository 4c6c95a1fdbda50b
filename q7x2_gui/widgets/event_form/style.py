"""The form's own style sheet, written from the theme's tokens."""

from __future__ import annotations

from q7x2_gui.widgets.theme import LINE, RADIUS, TARGET, Theme

_FLAT = ("chip", "plain", "quiet", "cell", "label")


def _each(state: str) -> str:
    """Selector of all flat buttons in a state."""
    return ", ".join(f'QPushButton[part="{part}"]{state}' for part in _FLAT)


def sheet(theme: Theme) -> str:
    """The sheet for one theme; parts opt in by the dynamic property ``part``."""
    h, line = theme.hex, f"{LINE}px solid"
    gap, pad = theme.space(1), theme.space(2)
    return f"""
    QWidget[part="ground"] {{ background: {h("surface")}; }}
    QFrame[part="separator"] {{ background: {h("line")}; border: none; max-height: {LINE}px; min-height: {LINE}px; }}
    QFrame[part="box"] {{ background: {h("surface")}; border: {line} {h("line")}; border-radius: {RADIUS}px; }}
    QFrame[part="box"][focused="true"] {{ border: {line} {h("accent")}; }}
    QFrame[part="box"][wrong="true"] {{ border: {line} {h("warn")}; }}
    QFrame[part="popup"] {{ background: {h("surface")}; border: {line} {h("line")}; border-radius: {RADIUS}px; }}
    QLabel[part="dim"], QLabel[part="origin"] {{ color: {h("dim")}; background: transparent; }}
    QLabel[part="problem"] {{ color: {h("warn")}; background: transparent; }}
    QLabel[part="strong"] {{ color: {h("text")}; background: transparent; }}
    QLabel[part="on_button"] {{ color: {h("text")}; background: transparent; }}
    QLabel[part="on_primary"] {{ color: {h("on_accent")}; background: transparent; font-weight: 600; }}
    QLabel[part="on_button"]:disabled, QLabel[part="on_primary"]:disabled {{ color: {h("faint")}; }}
    QLabel[part="key_button"] {{ color: {h("dim")}; background: transparent; border: {line} {h("line")};
        border-radius: {gap}px; padding: 0 {gap}px; }}
    QLabel[part="key_primary"] {{ color: {h("on_accent")}; background: transparent; border: {line} {h("on_accent")};
        border-radius: {gap}px; padding: 0 {gap}px; }}
    QLabel[part="key_primary"]:disabled {{ color: {h("faint")}; border: {line} {h("line")}; }}
    QLabel[part="key"] {{ color: {h("dim")}; background: {h("raised")}; border: {line} {h("line")};
        border-radius: {gap}px; padding: 0 {gap}px; }}
    QLineEdit[part="bare"], QPlainTextEdit[part="bare"] {{ background: transparent; border: none; padding: 0;
        color: {h("text")}; placeholder-text-color: {h("faint")};
        selection-background-color: {h("marked_text")}; selection-color: {h("text")}; }}
    QLineEdit[part="bare"] {{ min-height: {TARGET - 3 - 2 * LINE}px; }}
    QPushButton[part="label"] {{ color: {h("dim")}; background: transparent; border: {line} transparent;
        border-radius: {gap}px; padding: 0 1px; text-align: left; min-height: {TARGET - 2 * LINE}px; }}
    QPushButton[part="plain"] {{ color: {h("text")}; background: transparent; border: {line} transparent;
        border-radius: {gap}px; padding: 0 {gap}px 0 1px; text-align: left; min-height: {TARGET - 2 * LINE}px; }}
    QPushButton[part="quiet"] {{ color: {h("dim")}; background: transparent; border: {line} transparent;
        border-radius: {gap}px; padding: 0 {gap}px; min-height: {TARGET - 2 * LINE}px; }}
    QPushButton[part="cell"] {{ color: {h("dim")}; background: transparent; border: {line} transparent;
        border-radius: {gap}px; padding: 0 1px; min-height: {TARGET - 3 - 2 * LINE}px; text-align: left; }}
    QPushButton[part="chip"] {{ color: {h("dim")}; background: transparent; border: {line} {h("line")};
        border-radius: {TARGET // 2 - 3}px; padding: 0 {pad - 1}px;
        min-height: {TARGET - 8}px; max-height: {TARGET - 8}px; }}
    QPushButton[empty="true"] {{ color: {h("faint")}; font-style: italic; }}
    {_each(":hover")} {{ color: {h("text")}; background: {h("selection")}; }}
    {_each(":focus")} {{ border: {line} {h("accent")}; color: {h("text")}; }}
    QPushButton[part="button"] {{ color: {h("text")}; background: {h("raised")}; border: {line} {h("line")};
        border-radius: {RADIUS}px; padding: 0; min-height: {TARGET}px; }}
    QPushButton[part="button"]:hover {{ background: {h("selection")}; }}
    QPushButton[part="button"]:focus {{ border: {line} {h("accent")}; }}
    QPushButton[part="button"]:disabled {{ color: {h("faint")}; }}
    QPushButton[part="primary"] {{ background: {h("accent")}; border: {line} {h("accent")};
        border-radius: {RADIUS}px; padding: 0; min-height: {TARGET}px; font-weight: 600; }}
    QPushButton[part="primary"]:focus {{ border: 2px solid {h("text")}; }}
    QPushButton[part="primary"]:disabled {{ color: {h("faint")}; background: {h("raised")};
        border-color: {h("line")}; }}
    QListView[part="list"] {{ background: transparent; border: none; outline: none; }}
    QListView[part="completions"] {{ background: {h("surface")}; border: {line} {h("line")}; padding: {gap}px;
        border-radius: {RADIUS}px; outline: none; }}
    QScrollArea[part="ground"] {{ background: {h("surface")}; border: none; }}
    """
