"""What was changed, by whom and when: entries that only grow, chained by their hashes, with the values kept apart."""
