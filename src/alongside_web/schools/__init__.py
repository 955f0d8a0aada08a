"""Looking schools up: find, profile, similar schools, candidate partners. Official data only, read from the snapshot."""
