"""The statute book: what may be done, what it costs and who acts next.

Nothing here knows Plone. A rule is a pure function of facts: it reads no clock,
no registry and no database, speaks no language, and imports nothing but the
standard library and its neighbours. Whoever calls it brings the facts and the
day; the answer is a value that explains itself.

Read `verdict` first (how a rule says no), then `tariff`, `quoting` and `routing`
(what it costs and who does it), then `membership`, `request` and `product`.
"""
