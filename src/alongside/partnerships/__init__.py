"""A partnership between two schools: who holds which office in it and when, whom each side would choose, how they relate."""
