"""What went on before the suite knew it: support that runs, with its signed quote."""
