"""Word out, Word in: the templates, and the papers made from them."""
