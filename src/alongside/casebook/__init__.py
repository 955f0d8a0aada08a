"""The six partnerships of the seed thesis as data; this far, the twelve pseudonymous schools and what was printed of them."""
