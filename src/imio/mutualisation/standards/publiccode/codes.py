"""The closed lists of publiccode.yml 0.7.0 (CC0), and words that stand for theirs."""

from collections.abc import Mapping
from imio.mutualisation.standards.ocds.codes import CODES as OCDS_CODES


STATUSES = ("concept", "development", "beta", "stable", "obsolete")
SOFTWARE_TYPES = (
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
)
MAINTENANCE_TYPES = ("internal", "contract", "community", "none")
EXTENSION_VERSIONS = ("0.2", "1.0")

CATEGORIES = """
    accounting agile-project-management applicant-tracking application-development
    appointment-scheduling backup billing-and-invoicing blog budgeting
    business-intelligence business-process-management cad call-center-management
    cloud-management collaboration communications compliance-management
    contact-management content-management crm customer-service-and-support
    data-analytics data-collection data-visualization design design-system
    digital-asset-management digital-citizenship document-management
    donor-management e-commerce e-signature educational-content email-management
    email-marketing employee-management enterprise-project-management
    enterprise-social-networking erp event-management facility-management
    feedback-and-reviews-management financial-reporting fleet-management fundraising
    gamification geographic-information-systems grant-management graphic-design
    help-desk hr ide identity-management instant-messaging integrated-library-system
    inventory-management it-asset-management it-development it-management
    it-security it-service-management knowledge-management
    learning-management-system marketing mind-mapping mobile-marketing
    mobile-payment network-management office online-booking online-community
    payment-gateway payroll predictive-analysis procurement productivity-suite
    project-collaboration project-management property-management
    real-estate-management regulations-and-directives remote-support
    resource-management sales-management seo service-desk social-media-management
    survey talent-management task-management taxes-management test-management
    time-management time-tracking translation video-conferencing video-editing
    visitor-management voip warehouse-management web-collaboration web-conferencing
    website-builder whistleblowing workflow-management other
"""
SCOPES = """
    agriculture culture defence education emergency-services employment energy
    environment finance-and-economic-development foreign-affairs government
    healthcare infrastructures justice local-authorities manufacturing research
    science-and-technology security society sport tourism transportation welfare
"""

# What `supports` may call by a short name, `alias:gdpr`.
ALIASES = ("gdpr", "eidas", "nis2", "cra", "spid", "cie", "anpr", "pagopa", "io")

COUNTRIES = frozenset(OCDS_CODES["country"])

# Words met in real files, that the standard no longer has or never had.
SYNONYMS: Mapping[str, str] = {
    "commercial": "contract",
    "standalone": "standalone/other",
}
