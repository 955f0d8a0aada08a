"""Which schools work in similar circumstances: versioned models, neighbours, and what makes the difference."""
