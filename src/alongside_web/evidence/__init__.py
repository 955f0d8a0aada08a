"""Coded evidence about partnerships, and recorded deeds, as the lenses read them."""
