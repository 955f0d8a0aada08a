"""Partnerships as people run them: who takes part, what they agreed, and who may see what."""
