"""Sphinx settings; `make docs` builds and refuses warnings."""

from importlib import metadata
from pathlib import Path

import sys


sys.path.insert(0, str(Path(__file__).parent))
import tables


project = "imio.mutualisation"
author = "IMIO"
copyright = "IMIO, GPL-2.0-only"
release = metadata.version("imio.mutualisation")

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"fixed_sidebar": True}
myst_enable_extensions = ["deflist", "substitution"]
myst_heading_anchors = 3
myst_substitutions = tables.substitutions()
