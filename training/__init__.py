"""Builds the shipped model from public treebanks and corpora; never imported by the package."""
