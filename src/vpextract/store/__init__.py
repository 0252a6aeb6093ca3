"""Datasets on disk: the one schema list, records → rows → Parquet, atomic writing, reading back."""
