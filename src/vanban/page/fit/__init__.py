"""Passes over a filled page: what Word cannot compute from a template alone."""
