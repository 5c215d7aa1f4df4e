"""What every answer tells the browser, whatever stands before the site.

OWASP ASVS 5.0, V3 and V14: no type is guessed, no page of others frames ours or is told
where one came from, scripts and frames come from here alone, what a person is shown is
not kept for the next one.
"""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from imio.mutualisation.interfaces import IMutualisationLayer
from zope.component import adapter
from ZPublisher.interfaces import IPubBeforeAbort
from ZPublisher.interfaces import IPubBeforeCommit
from ZPublisher.interfaces import IPubStart


# Plone writes scripts and styles into its pages, and its editor makes code of texts.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
A_YEAR = "max-age=31536000"


@adapter(IPubStart)
def tell_browsers(event: IPubStart) -> None:
    """Before anything can fail: a refusal says as much."""
    for name, value in ALWAYS.items():
        event.request.response.setHeader(name, value)


def keep_private(event: IPubBeforeCommit | IPubBeforeAbort) -> None:
    """What somebody who has signed in is shown is kept by nobody on the way, a refusal as
    little; what came by TLS is asked for so again, which the way through a virtual host
    has told by now.
    """
    request = event.request
    if request.get("SERVER_URL", "").startswith("https:"):
        request.response.setHeader("Strict-Transport-Security", A_YEAR)
    signed_in = getSecurityManager().getUser().getId() is not None
    said = request.response.getHeader("Cache-Control") is not None
    if signed_in and not said and IMutualisationLayer.providedBy(request):
        request.response.setHeader("Cache-Control", "private, no-store")
