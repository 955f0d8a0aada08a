"""The start page, which joins the parts, and the pages that say what went wrong."""
