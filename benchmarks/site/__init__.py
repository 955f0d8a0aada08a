"""What pages of the site cost: a database with full lists, every kind of page, and the limits they are held to."""
