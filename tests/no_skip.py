"""A test that is skipped proves nothing: it fails, and so does a module of them."""

import pytest


def failed(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        *_place, reason = report.longrepr
        report.outcome, report.longrepr = "failed", f"Not run. {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return failed((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return failed((yield))
