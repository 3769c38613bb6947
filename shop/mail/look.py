"""How every mail looks: the palette of variables.css, and the style that each plain tag carries itself.

The pure white that variables.css has on buttons is milk here: programs that darken a mail by themselves turn pure
white into pure black.
"""

from typing import Final

from django.utils.safestring import mark_safe

LIGHT: Final = {
    "milk": "#fdfcf9",
    "linen": "#f4efe4",
    "linen_deep": "#e3dac8",
    "glass": "#e4eee8",
    "ink": "#22302c",
    "ink_soft": "#55625c",
    "basil": "#1d6750",
    "press": "#1d6750",
    "on_press": "#fdfcf9",
}
DARK: Final = {
    "milk": "#171d1b",
    "linen": "#1f2623",
    "linen_deep": "#37433e",
    "glass": "#24312c",
    "ink": "#ece9df",
    "ink_soft": "#b2bdb5",
    "basil": "#8fcfb0",
    "press": "#2b7a5f",
    "on_press": "#fdfcf9",
}

# Single quotes: the stacks stand inside style="…".
SERIF: Final = mark_safe("'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, serif")
SANS: Final = mark_safe("Seravek, 'Gill Sans Nova', Calibri, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif")

# Several mail programs drop <style>, so a tag without a style of its own gets this one.
TAGS: Final = {
    "h1": f"margin:0 0 16px;font:600 30px/1.2 {SERIF}",
    "h2": f"margin:14px 0 8px;font:600 21px/1.3 {SERIF}",
    "p": "margin:0 0 16px",
    "ul": "margin:0 0 16px;padding:0 0 0 22px",
    "ol": "margin:0 0 16px;padding:0 0 0 26px",
    "li": "margin:0 0 8px",
    "a": f"color:{LIGHT['basil']}",
}

IN_TEMPLATES: Final = {"light": LIGHT, "dark": DARK, "serif": SERIF, "sans": SANS}
