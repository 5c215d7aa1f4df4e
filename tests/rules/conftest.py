"""Fewer examples while one works on a rule; all of them where the suite is judged."""

from hypothesis import settings

import os


# No deadline: a machine that is busy is no fault of the rule.
settings.register_profile("quick", max_examples=20, deadline=None)
settings.register_profile("judged", deadline=None)
settings.load_profile("judged" if "CI" in os.environ else "quick")
