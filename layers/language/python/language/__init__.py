"""Words of Chinese and English: sentences, tokens, simplification, numerals."""
