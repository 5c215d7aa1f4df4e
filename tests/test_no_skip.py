import pytest


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("def test(): pytest.skip('no folder')", {"failed": 1}),
        ("@pytest.mark.skip\ndef test(): pass", {"errors": 1}),
        ("@pytest.mark.parametrize('one', [])\ndef test(one): pass", {"errors": 1}),
        ("pytest.importorskip('no_such_module')", {"errors": 1}),
        ("@pytest.mark.xfail\ndef test(): raise ValueError", {"xfailed": 1}),
        ("def test(): pass", {"passed": 1}),
    ],
)
def test_what_is_skipped_has_failed(pytester, source, outcome):
    pytester.makepyfile(f"import pytest\n{source}")
    result = pytester.runpytest_inprocess("-p", "no_skip", "-p", "no:playwright")
    result.assert_outcomes(**outcome)
