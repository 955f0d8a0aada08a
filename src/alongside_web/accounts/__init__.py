"""People with an account, and who may open which page."""
