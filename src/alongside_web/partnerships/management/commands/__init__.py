"""Commands of the partnerships part."""
