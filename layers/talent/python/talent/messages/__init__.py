"""The words of every mail and every status line, in Chinese and in English."""
