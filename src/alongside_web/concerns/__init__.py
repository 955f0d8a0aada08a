"""The register of schools that cause concern: cases, ratings, and the way out."""
