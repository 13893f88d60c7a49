"""Where Bole runs: the deployment's stacks and the local cloud."""
