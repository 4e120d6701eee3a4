"""Actors by their names in any spelling: what is indexed of them, and how they are found."""
