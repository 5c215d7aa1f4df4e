"""What is a fact of the machine and not of the site: where its own files lie."""

from App.config import getConfiguration
from pathlib import Path

import os


def folder(variable: str, name: str) -> Path:
    """The folder that a variable of the environment names, else that name below the client
    home of the instance.
    """
    named = os.environ.get(variable)
    return Path(named or Path(getConfiguration().clienthome, name))
