"""What pages show of rows: grouped, quoted, marked; templates only lay it out."""
