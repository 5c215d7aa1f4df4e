"""The mails of the suite, for those who look after them."""
