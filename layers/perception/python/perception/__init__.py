"""What can be heard and seen: speech, words, prosody and faces, through onnxruntime."""
