"""A school's whole load: every partner, plan and programme around it, and the ceiling both agreed."""
