"""Records into drafts: pure, without files and without a clock."""
