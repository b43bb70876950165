"""National code schemes: each in its own file, with its standard and its check digits."""
