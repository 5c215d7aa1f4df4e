"""publiccode.yml 0.7.0: what the standard says, files in and out."""
