"""Published files as data: which columns they have and what those mean; nothing here opens a file."""
