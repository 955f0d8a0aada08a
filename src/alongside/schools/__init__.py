"""Schools: who they are, what was published about them, and which others resemble them."""
