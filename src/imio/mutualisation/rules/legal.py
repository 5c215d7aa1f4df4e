"""The numbers of the law, as data: each with the article it comes from.

The control panel holds them with a date and a "verified on" day; a rule takes
them as an argument, so that a decree changes a number and no code.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalNumbers:
    """The numbers in force on a day: days, persons, or percent where the name says so.

    - `convocation`: clear days before a council (CDLD L1122-13, paragraph 1)
    - `convocation_last`: the same, third and last time (CDLD L1122-13, L1122-17)
    - `convocation_cpas`: clear days before a CPAS council (organic law, article 30)
    - `councillor_request`: clear days before a council, for an item that a councillor adds
      (CDLD L1122-24, paragraph 3)
    - `transmission`: days to send an act after its adoption (CDLD L3122-2)
    - `supervision`: days the authority has from its receipt (CDLD L3113-1 f.)
    - `supervision_extension_percent`: by how much at most it may extend them (same)
    - `entry_into_force`: the day after publication a regulation binds (CDLD L1133-2)
    - `financial_opinion`, `financial_opinion_urgent`: working days of the financial director,
      and where urgency is declared (CDLD L1124-40, paragraph 1, 3°)
    - `financial_opinion_extension_percent`, `financial_opinion_urgent_extension_percent`: by
      how much that delay is extended once, and the urgent one, of which the article
      does not speak
    - `standstill`: days between award and contract (law of 17 June 2013, article 11)
    - `bids_open`, `bids_restricted`: days for bids from the European threshold on, sent
      by electronic means (directive 2014/24/EU, articles 27 to 29)
    - `bids_open_low`, `bids_restricted_low`: the same below it (law of 17 June 2016)
    - `candidatures`, `candidatures_low`: days to apply, from that threshold on and below
      (directive, articles 28 and 29; law of 17 June 2016, articles 37 and 38)
    - `bids_after_change`: days left for bids after a change (directive, article 47)
    - `assembly_convocation`: days before a general assembly (CDLD L1523-13)
    - `assembly_quorum_percent`: of the shares, for it to decide (CDLD L1523-13)
    - `delegates`: of a commune to the assembly (CDLD L1523-11)
    - `delegates_majority`: at least, of these, from the majority (CDLD L1523-11)
    - `vat_intermediate_percent`, `vat_reduced_percent`: the rates of VAT below the
      normal one (royal decree no 20 of 20 July 1970)
    """

    convocation: int
    convocation_last: int
    convocation_cpas: int
    councillor_request: int
    transmission: int
    supervision: int
    supervision_extension_percent: int
    entry_into_force: int
    financial_opinion: int
    financial_opinion_urgent: int
    financial_opinion_extension_percent: int
    financial_opinion_urgent_extension_percent: int
    standstill: int
    bids_open: int
    bids_open_low: int
    bids_restricted: int
    bids_restricted_low: int
    candidatures: int
    candidatures_low: int
    bids_after_change: int
    assembly_convocation: int
    assembly_quorum_percent: int
    delegates: int
    delegates_majority: int
    vat_intermediate_percent: int
    vat_reduced_percent: int


DEFAULTS = LegalNumbers(
    convocation=7,
    convocation_last=2,
    convocation_cpas=5,
    councillor_request=5,
    transmission=15,
    supervision=30,
    supervision_extension_percent=50,
    entry_into_force=5,
    financial_opinion=10,
    financial_opinion_urgent=5,
    financial_opinion_extension_percent=100,
    financial_opinion_urgent_extension_percent=100,
    standstill=15,
    bids_open=30,
    bids_open_low=22,
    bids_restricted=25,
    bids_restricted_low=15,
    candidatures=30,
    candidatures_low=15,
    bids_after_change=6,
    assembly_convocation=30,
    assembly_quorum_percent=50,
    delegates=5,
    delegates_majority=3,
    vat_intermediate_percent=12,
    vat_reduced_percent=6,
)
