"""The editor for a text: what its toolbar offers, and the building blocks as the registry has them now."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django_prose_editor.fields import ProseEditorFormField  # type: ignore[import-untyped]  # brings no types
from django_prose_editor.widgets import ProseEditorWidget  # type: ignore[import-untyped]  # brings no types

from content.blocks.compiling import compile_text
from content.blocks.registry import Attr, all_blocks
from content.blocks.sanitizer import LONGEST, SCHEMES, clean

MENU: Final = [
    {"group": "blockType -lists", "type": "dropdown", "minItems": 2},
    {"group": "marks"},
    {"group": "lists"},
    {"group": "link"},
    {"group": "blocks"},
    {"group": "nodes -blockType -lists"},
    {"group": "table"},
    {"group": "history"},
    {"group": "utility"},
]
# The counterpart of content.blocks.sanitizer's allow-list.
EXTENSIONS: Final[dict[str, Any]] = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": sorted(SCHEMES)},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "SpecialCharacters": True,
    "Fullscreen": True,
    "Menu": {"groups": MENU},
}


class BodyWidget(ProseEditorWidget):
    def get_config(self) -> dict[str, Any]:
        """Asks the registry each time: a new jar can be put into a text at once."""
        config: dict[str, Any] = super().get_config()
        kinds = {"kinds": [_kind(block) for block in all_blocks()]}
        config["extensions"] = {**config["extensions"], "Blocks": kinds}
        config["js_modules"] = [static("content_editor/blocks.js")]
        return config


class BodyField(ProseEditorFormField):
    """Cleans a text and refuses blocks that can't be shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(extensions=EXTENSIONS, widget=BodyWidget, **kwargs)
        # The dashboard turns every other large field into an editor of its own.
        self.widget.attrs |= {"class": "no-widget-init", "rows": 24}

    def clean(self, value: Any) -> str:
        if len(value or "") > LONGEST:
            raise ValidationError(f"The text is longer than {LONGEST:,} characters. Make two pages of it.")
        cleaned = clean(super().clean(value))
        if complaints := compile_text(cleaned).complaints():
            raise ValidationError(complaints)
        return cleaned


def _kind(block: Any) -> dict[str, Any]:
    told = {"name": block.name, "label": block.label, "shape": str(block.shape), "help": block.help}
    return told | {"attrs": [_attr(attr) for attr in block.attrs]}


def _attr(attr: Attr) -> dict[str, Any]:
    choices = [list(choice) for choice in attr.choices()] if attr.choices else None
    told = {"name": attr.name, "label": attr.label, "required": attr.required, "help": attr.help}
    return told | {"default": attr.default, "choices": choices}
