"""The version of vanban, in one place."""

VERSION = "0.1.0"
