"""The command line. Only here are the clock and the environment read, and only here is printed."""
