`@list` over REST: the records of one type as a table, with the fields, the filters and the order that are asked for, straight from what the catalogue keeps.
