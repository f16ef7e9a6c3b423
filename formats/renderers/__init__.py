"""The formats, by the last part of their addresses, in the order in which they are offered."""

from __future__ import annotations

from importlib import import_module

from formats.renderers.base import Renderer, RenderError

__all__ = ["RENDERERS", "RenderError", "Renderer"]

_MODULES = ("large_print", "audio", "braille", "pdf", "epub", "pef", "text", "docx")


def _load() -> dict[str, Renderer]:
    modules = [import_module(f"formats.renderers.{name}") for name in _MODULES]
    return {renderer.name: renderer for module in modules for renderer in module.RENDERERS}


RENDERERS: dict[str, Renderer] = _load()
