"""The command line: `main` is what the `vpextract` command runs. Nothing heavy is imported before it is needed."""

from __future__ import annotations

from vpextract.cli.app import main

__all__ = ["main"]
