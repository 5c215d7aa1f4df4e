"""How many examples hypothesis draws: few in every run, many at night.

`HYPOTHESIS_PROFILE=nightly make test` draws many.
"""

from hypothesis import HealthCheck
from hypothesis import settings

import os


# A machine that is busy is no fault of what is tested.
BUSY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# The same examples each time: what fails by day fails for everybody. The night explores.
settings.register_profile("quick", max_examples=25, derandomize=True, **BUSY)
settings.register_profile("nightly", max_examples=500, **BUSY)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
