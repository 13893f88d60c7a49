"""The hiring domain: pure rules and data, with no network, clock or random number of its own."""
