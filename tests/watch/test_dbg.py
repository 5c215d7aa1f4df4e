from dataclasses import replace
from imio.mutualisation.watch.importing import plan
from imio.mutualisation.watch.importing import write
from imio.mutualisation.watch.package import read_package
from open_contracting import *
from time import perf_counter

import transaction


def test_x(portal):
    s=portal['marches']
    many=[replace(FULL,ocid=f"ocds-x-{i}") for i in range(500)]
    t=perf_counter(); p=read_package(encoded(packaged(*many))); print("read",perf_counter()-t)
    t=perf_counter(); pl=plan(s,p); print("plan",perf_counter()-t)
    t=perf_counter(); write(s,pl); from Products.CMFCore.indexing import processQueue; processQueue(); print("write",perf_counter()-t)
    t=perf_counter(); transaction.savepoint(); print("sp",perf_counter()-t)
    t=perf_counter(); pl=plan(s,p); print("plan again",perf_counter()-t, pl[0].outcome)
    assert 0
