"""How pages look: the base page, the components, the stylesheet."""
