"""Recordings decoded: what a container holds, its sound at 16 kHz, its key frames."""
