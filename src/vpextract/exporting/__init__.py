"""Rows for other programs: CSV, JSON, Parquet, Excel, databases, and what describes them. No text becomes a formula."""
