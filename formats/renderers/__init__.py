"""The formats, by the last part of their addresses, in the order in which they are offered."""

from __future__ import annotations

from formats.renderers.base import RenderError, Renderer

__all__ = ["RENDERERS", "RenderError", "Renderer"]

RENDERERS: dict[str, Renderer] = {}
