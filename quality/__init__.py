"""Measures of According against annotated text: one module a measure, and the gate that holds them."""
