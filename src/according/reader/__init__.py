"""Doc → Reading, a question a file: who, said, what, when, where, figures."""
