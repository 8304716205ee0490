"""The nouns: frozen, typed, without input or output. GLOSSARY.md bridges them to Swedish."""
