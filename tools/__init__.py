"""What maintainers run to write files of the repository."""
