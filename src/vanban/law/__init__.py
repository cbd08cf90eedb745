"""What the decree fixes, as data with the article of each fact and how well it is verified."""
