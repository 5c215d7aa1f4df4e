Whose turn it is, and those who wait, hear of each step of a request, a quote, a membership, a need, a resource and of the decisions they rest on: the column `hears` of the table of steps says who, and mails say what happened, by whom, why, what comes next and until when. A partner reads nothing of what is said within a thread.
« Mon travail », the home page of who is signed in, lists what that person can do now, of all types: the verb, the record, the authority, since when and by when, what is late first; then what others do, and what is due this week. The address keeps the filters; `@work` and `@@mon-travail.ics` give the same.
All deadlines of all types stand on one page and in one calendar, `@@echeances`.
Needs that may be joined are shown to members that have not joined them; the auditor is told of nothing to do.
A request is put on hold until a day, which the step asks; it comes back in « Mon travail » on that day.
