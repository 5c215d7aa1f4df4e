"""How many examples hypothesis draws: few in every run, many at night.

`HYPOTHESIS_PROFILE=nightly make test` draws many.
"""

from hypothesis import settings

import os


# No deadline: a machine that is busy is no fault of what is tested.
settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("nightly", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
