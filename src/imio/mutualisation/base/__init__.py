"""What all domains share of Plone, by what it is for.

A record: `content` `creation` `naming` `fields` `order` `lasting` `identity` `reference` `people`
`populations` `officer` `upkeep` `roster` `act_models` `acts` `bce` `clients` `broken` `metrics`
`sizes` `changes`

Its steps: `chart` `guard` `mending` `consequences` `itself` `daily` `reminding` `transition`
`password`

What is known of it: `reading` `settings` `legal` `clock` `keep` `kept` `keys` `journal` `chain`
`doors` `talk`

The catalogue: `catalog` `brief` `indexers` `indexing` `tally` `told` `waits`

Who may: `acting` `colleagues` `localroles` `inviting` `accounts` `passwords` `ghosts`

What every request passes: `address` `spelling` `methods` `headers` `origin` `threshold` `unseen`
`lane` `room` `log` `idempotency` `preconditions` `incoming` `outgoing` `retold` `unspoken`
`answers` `reasons` `stumbles` `depth` `negotiator` `machine`

What is sent: `typed` `parameters` `parts` `converters` `deserializer` `documents` `uploads`
`scanning` `whole` `writing`

Forms and pages: `pages` `forms` `grid` `widgets` `handling` `versions` `stamps` `openings` `drafts`
`unsaved` `assets` `vocabularies` `terms` `titles` `words` `formats` `moments` `shown` `explain`
`charts` `downloads`

Lists: `listing` `facets` `saved` `table` `batched` `spreadsheet` `ical` `jump`

Over REST: `serializer` `workflow` `searching` `moves`

Mail: `hearing` `mail` `mail_page` `mailhost` `outbox` `courier` `wishes`

Documents and seals: `pdf` `seal` `signature` `site_key` `timestamps`

Open data: `open_data` `open_data_page`
"""
