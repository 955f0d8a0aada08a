"""What the evidence says about a partnership: one lens, one module; the typology alone combines the others."""
