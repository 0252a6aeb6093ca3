"""Findings → one tree of sections and goals → flat records with stable identifiers."""
