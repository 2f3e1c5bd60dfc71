"""Topics kept up with the papers and with what people decide."""
