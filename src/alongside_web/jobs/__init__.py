"""Work that takes longer than a page may: asked for once, done by a worker beside the server, followed on a page."""
