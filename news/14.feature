`@list` over REST: the records of one type as a table, with the fields, the filters and the order that are asked for, straight from what the catalogue keeps.
The figures of the activity, of the radar and of the home page are kept by the catalogue as records change, and checked by the daily round: they take as long with ten thousand requests as with a hundred.
