`@list` over REST: the records of one type as a table, with the fields, the filters and the order that are asked for, straight from what the catalogue keeps.
The figures of the activity, of the radar and of the home page are kept by the catalogue as records change, and checked by the daily round: they take as long with ten thousand requests as with a hundred.
The settings are an overview and a form for each theme, each at an address of its own, `@@mutualisation-settings/<theme>`; the rows of grids are written in Python.
A record is created and taken a step in half the time: its indexers are looked up at once and only where its type may stand, its own short name is compared with its neighbours alone, its guard is asked once for a step, one record is looked up by its UID and not searched.
A new member gets its groups in half the time; giving somebody access to a member is one call, `add_to_group`. Content rules rest on a site that has none: the control panel wakes them.
`@list` gives whole records with `fields=_all`, and every list as a spreadsheet with `format=csv`.
