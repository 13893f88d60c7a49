"""The verbs of `bole`: one module a command, each exposing one click command named `command`."""
