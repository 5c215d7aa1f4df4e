"""Fewer examples while one works on a rule; all of them where the suite is judged."""

from hypothesis import settings

import os


settings.register_profile("quick", max_examples=20)
if "CI" not in os.environ:
    settings.load_profile("quick")
