"""Evidence about partnerships: who said or did what, when it was so and when it was known, and what it speaks for."""
