"""Tags of the editors' desk."""
