"""Blocks and knowledge → what they mean. Pure functions of values; nothing here knows a file, a PDF or an output."""
