"""What OCDS 1.1.5 says, as a table: objects, their fields, what each field holds.

A field is written as a kind with signs behind it:

- a word: `text`, `key` (a text or a whole number), `number`, `integer`, `boolean`,
  `date` (a day and an hour with its zone), `uri`, `version`, `formerValue`, `any`, a closed
  code list (`tenderStatus`...) or an object of the table (`Value`...);
- `[kind]` is a list, `{kind}` a list without doubles, `one|other` either one;
- `+`: not empty, `?`: may be null, `!`: must be there, in that order.

A name with `~` is also there in other languages (`title_nl`), then always as a text that
may be null. Fields that are not in the table are allowed everywhere.
"""

from collections.abc import Iterable
from collections.abc import Mapping


Shape = Mapping[str, str]
Shapes = Mapping[str, Shape]

_NAMED = {"id": "key+!", "title~": "text?", "description~": "text?"}
_PACKAGE = {
    "uri": "uri!",
    "version": "version!",
    "extensions": "[uri]",
    "publishedDate": "date!",
    "publisher": "Publisher!",
    "license": "uri?",
    "publicationPolicy": "uri?",
}

CORE: Shapes = {
    # --- Packages
    "ReleasePackage": {**_PACKAGE, "releases": "{Release}+!"},
    "RecordPackage": {
        **_PACKAGE,
        "packages": "{uri}+",
        "records": "{Record}+!",
    },
    "Publisher": {"name": "text!", "scheme": "text?", "uid": "text?", "uri": "uri?"},
    "Record": {
        "ocid": "text!",
        "releases": "[LinkedRelease]+|[Release]+!",
        "compiledRelease": "Release",
        "versionedRelease": "any",
    },
    "LinkedRelease": {"url": "uri?!", "date": "date!", "tag": "[releaseTag]+"},
    # --- The process and its steps
    "Release": {
        "ocid": "text+!",
        "id": "text+!",
        "date": "date!",
        "tag": "[releaseTag]+!",
        "initiationType": "initiationType!",
        "parties": "{Organization}",
        "buyer": "OrganizationReference",
        "planning": "Planning",
        "tender": "Tender",
        "awards": "{Award}",
        "contracts": "{Contract}",
        "language": "text?",
        "relatedProcesses": "{RelatedProcess}",
    },
    "Planning": {
        "rationale~": "text?",
        "budget": "Budget",
        "documents": "[Document]",
        "milestones": "[Milestone]",
    },
    "Tender": {
        **_NAMED,
        "status": "tenderStatus?",
        "procuringEntity": "OrganizationReference",
        "items": "{Item}",
        "value": "Value",
        "minValue": "Value",
        "procurementMethod": "method?",
        "procurementMethodDetails": "text?",
        "procurementMethodRationale~": "text?",
        "mainProcurementCategory": "procurementCategory?",
        "additionalProcurementCategories": "[text]?",
        "awardCriteria": "text?",
        "awardCriteriaDetails~": "text?",
        "submissionMethod": "[text]?",
        "submissionMethodDetails~": "text?",
        "tenderPeriod": "Period",
        "enquiryPeriod": "Period",
        "hasEnquiries": "boolean?",
        "eligibilityCriteria~": "text?",
        "awardPeriod": "Period",
        "contractPeriod": "Period",
        "numberOfTenderers": "integer?",
        "tenderers": "{OrganizationReference}",
        "documents": "[Document]",
        "milestones": "[Milestone]",
        "amendments": "[Amendment]",
        "amendment": "Amendment",
    },
    "Award": {
        **_NAMED,
        "status": "awardStatus?",
        "date": "date?",
        "value": "Value",
        "suppliers": "{OrganizationReference}",
        "items": "{Item}+",
        "contractPeriod": "Period",
        "documents": "{Document}",
        "amendments": "[Amendment]",
        "amendment": "Amendment",
    },
    "Contract": {
        **_NAMED,
        "awardID": "key+!",
        "status": "contractStatus?",
        "period": "Period",
        "value": "Value",
        "items": "{Item}+",
        "dateSigned": "date?",
        "documents": "{Document}",
        "implementation": "Implementation",
        "relatedProcesses": "{RelatedProcess}",
        "milestones": "[Milestone]",
        "amendments": "[Amendment]",
        "amendment": "Amendment",
    },
    "Implementation": {
        "transactions": "{Transaction}",
        "milestones": "{Milestone}",
        "documents": "{Document}",
    },
    # --- What they are made of
    "Milestone": {
        **_NAMED,
        "type": "text?",
        "code": "text?",
        "dueDate": "date?",
        "dateMet": "date?",
        "dateModified": "date?",
        "status": "milestoneStatus?",
        "documents": "{Document}",
    },
    "Document": {
        **_NAMED,
        "documentType": "text?",
        "url": "uri?",
        "datePublished": "date?",
        "dateModified": "date?",
        "format": "text?",
        "language": "text?",
    },
    "Budget": {
        "id": "key?",
        "description~": "text?",
        "amount": "Value",
        "project~": "text?",
        "projectID": "key?",
        "uri": "uri?",
        "source~": "uri?",
    },
    "Transaction": {
        "id": "key+!",
        "source": "uri?",
        "date": "date?",
        "value": "Value",
        "payer": "OrganizationReference",
        "payee": "OrganizationReference",
        "uri": "uri?",
        "amount": "Value",
        "providerOrganization": "Identifier",
        "receiverOrganization": "Identifier",
    },
    "OrganizationReference": {
        "name": "text+?",
        "id": "key",
        "identifier": "Identifier",
        "address": "Address",
        "additionalIdentifiers": "{Identifier}",
        "contactPoint": "ContactPoint",
    },
    "Organization": {
        "name~": "text?",
        "id": "text",
        "identifier": "Identifier",
        "additionalIdentifiers": "{Identifier}",
        "address": "Address",
        "contactPoint": "ContactPoint",
        "roles": "[text]?",
        "details": "OrganizationDetails?",
    },
    "OrganizationDetails": {},
    "Item": {
        "id": "key+!",
        "description~": "text?",
        "classification": "Classification",
        "additionalClassifications": "{Classification}",
        "quantity": "number?",
        "unit": "Unit",
    },
    "Unit": {
        "scheme": "text?",
        "id": "text?",
        "name~": "text?",
        "value": "Value",
        "uri": "uri?",
    },
    "Amendment": {
        "date": "date?",
        "rationale~": "text?",
        "id": "text?",
        "description": "text?",
        "amendsReleaseID": "text?",
        "releaseID": "text?",
        "changes": "[Change]",
    },
    "Change": {"property": "text", "former_value": "formerValue"},
    "Classification": {
        "scheme": "text?",
        "id": "key?",
        "description~": "text?",
        "uri": "uri?",
    },
    "Identifier": {
        "scheme": "text?",
        "id": "key?",
        "legalName~": "text?",
        "uri": "uri?",
    },
    "Address": {
        "streetAddress": "text?",
        "locality": "text?",
        "region": "text?",
        "postalCode": "text?",
        "countryName~": "text?",
    },
    "ContactPoint": {
        "name~": "text?",
        "email": "text?",
        "telephone": "text?",
        "faxNumber": "text?",
        "url": "uri?",
    },
    "Value": {"amount": "number?", "currency": "currency?"},
    "Period": {
        "startDate": "date?",
        "endDate": "date?",
        "maxExtentDate": "date?",
        "durationInDays": "integer?",
    },
    "RelatedProcess": {
        "id": "text",
        "relationship": "[text]?",
        "title": "text?",
        "scheme": "text?",
        "identifier": "text?",
        "uri": "uri?",
    },
}

# What an extension adds, by the name of its repository.
EXTENSIONS: Mapping[str, Shapes] = {
    "ocds_lots_extension": {
        "Tender": {
            "lots": "[Lot]",
            "lotDetails": "LotDetails",
            "lotGroups": "[LotGroup]",
        },
        "Document": {"relatedLots": "[text]?"},
        "Item": {"relatedLot": "text?"},
        "Milestone": {"relatedLots": "[text]?"},
        "Award": {"relatedLots": "[text]?"},
        "Amendment": {"relatedLots": "{text+}+?"},
        "RelatedProcess": {"relatedLots": "{text+}+?"},
        "Lot": {
            "id": "text!",
            "identifiers": "{SimpleIdentifier+}+",
            "title": "text?",
            "description": "text?",
            "status": "tenderStatus?",
            "value": "Value",
            "minimumValue": "Value",
            "tenderPeriod": "Period",
            "contractPeriod": "Period",
            "buyer": "OrganizationReference",
            "additionalClassifications": "{Classification}+",
            "mainProcurementCategory": "procurementCategory?",
            "additionalProcurementCategories": "{text+}+?",
            "enquiryPeriod": "Period",
            "milestones": "{Milestone}+",
            "submissionMethodDetails": "text+?",
            "submissionTerms": "any",
        },
        "LotDetails": {
            "maximumLotsBidPerSupplier": "integer?",
            "maximumLotsAwardedPerSupplier": "integer?",
            "awardCriteriaDetails": "text?",
        },
        "LotGroup": {
            "id": "text!",
            "identifiers": "{SimpleIdentifier+}+",
            "title": "text+?",
            "description": "text+?",
            "relatedLots": "[text]?",
            "optionToCombine": "boolean?",
            "maximumValue": "Value",
        },
        "SimpleIdentifier": {"scheme": "text+?", "id": "text+?"},
    },
    "ocds_bid_extension": {
        "Release": {"bids": "Bids"},
        "Award": {"relatedBid": "text?", "relatedBids": "[text]?"},
        "Contract": {"relatedBids": "[text]?"},
        "Bids": {"statistics": "[Statistic]", "details": "[Bid]"},
        "Statistic": {
            "id": "text!",
            "measure": "text!",
            "date": "date?",
            "value": "number!",
            "valueGross": "number?",
            "currency": "currency?",
            "notes": "text?",
            "relatedLot": "text?",
        },
        "Bid": {
            "id": "text!",
            "identifiers": "{SimpleIdentifier+}+",
            "submissionType": "submissionType?",
            "date": "date?",
            "description": "text?",
            "status": "bidStatus?",
            "items": "{Item}",
            "tenderers": "[OrganizationReference]",
            "value": "Value",
            "validityPeriod": "Period",
            "documents": "{Document}",
            "relatedLots": "[text]?",
            "countriesOfOrigin": "[country]+?",
            "hasRank": "boolean?",
            "rank": "integer?",
            "variant": "boolean?",
        },
        "SimpleIdentifier": {"scheme": "text+?", "id": "text+?"},
    },
    "ocds_awardCriteria_extension": {
        "Lot": {"awardCriteria": "AwardCriteria+"},
        "LotGroup": {"awardCriteria": "AwardCriteria+"},
        "AwardCriteria": {
            "weightingDescription": "text+?",
            "orderRationale": "text+?",
            "criteria": "{AwardCriterion+}+",
        },
        "AwardCriterion": {
            "type": "text+?",
            "name": "text+?",
            "description": "text+?",
            "numbers": "{CriterionNumber+}+",
        },
        "CriterionNumber": {
            "number": "number?",
            "weight": "criterionWeight?",
            "fixed": "criterionFixed?",
            "threshold": "criterionThreshold?",
        },
    },
    "ocds_techniques_extension": {
        "Tender": {"techniques": "Techniques+", "competitive": "boolean?"},
        "Lot": {"techniques": "Techniques+"},
        "LotGroup": {"techniques": "Techniques+"},
        "Techniques": {
            "hasFrameworkAgreement": "boolean?",
            "frameworkAgreement": "FrameworkAgreement+",
            "hasDynamicPurchasingSystem": "boolean?",
            "dynamicPurchasingSystem": "DynamicPurchasingSystem+",
            "hasElectronicAuction": "boolean?",
            "electronicAuction": "ElectronicAuction+",
        },
        "FrameworkAgreement": {
            "minimumParticipants": "number?",
            "maximumParticipants": "number?",
            "method": "frameworkMethod?",
            "periodRationale": "text+?",
            "buyerCategories": "text+?",
            "value": "Value",
            "period": "Period",
            "description": "text+?",
        },
        "DynamicPurchasingSystem": {
            "type": "purchasingSystemType?",
            "status": "purchasingSystemStatus?",
        },
        "ElectronicAuction": {"url": "text+?", "description": "text+?"},
    },
    "ocds_organizationClassification_extension": {
        "OrganizationDetails": {"classifications": "{Classification}+"},
    },
}


def shapes(extensions: Iterable[str] = ()) -> Shapes:
    """The table with what some extensions, named as in `EXTENSIONS`, add to it."""
    table = dict(CORE)
    for extension in extensions:
        for name, fields in EXTENSIONS[extension].items():
            table[name] = {**table.get(name, {}), **fields}
    return table
