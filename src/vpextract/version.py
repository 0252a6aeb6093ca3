"""The program's version: written into every output, and part of what decides whether a document is read again."""

__version__ = "0.6.0"
