"""What an office chooses: the forms of its papers and its typesetting, as data."""
