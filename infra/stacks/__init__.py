"""The deployment, built from one catalogue."""
