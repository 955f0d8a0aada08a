"""Matching schools that need help with schools that offer it, exactly, with prices that prove it."""
