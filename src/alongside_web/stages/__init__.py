"""The four stages of growth of a partnership, with what should exist and be asked in each."""
