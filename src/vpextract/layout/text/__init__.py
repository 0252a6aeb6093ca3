"""Text files: lines without places, tables of tokens and of tabs."""
