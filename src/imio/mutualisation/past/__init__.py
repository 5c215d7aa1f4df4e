"""What went on before the suite knew it: support and contracts that run, who left what."""
