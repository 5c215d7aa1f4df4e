"""A form as a browser holds it: all that it sends, from when it was opened."""

from lxml import html


SEEN = {"Accept": "text/html"}
SAVE = {"form.buttons.save": "Save"}


def values(form):
    """What a browser sends, once the scripts of Plone have said what lists with several
    choices hold.
    """
    joined = form.xpath(
        ".//select[@multiple and contains(@class, 'pat-select2')]/@name"
    )
    sent = form.form_values()
    for name, value in sent:
        if name not in joined:
            yield name.replace(".to", ":list") if name.endswith(".to") else name, value
    for each in joined:
        yield each, ";".join(value for name, value in sent if name == each)


class Opened:
    """A form on a page, with what stands in it: one of fields, or that of a page."""

    def __init__(self, person, address, page, form="@id='form'"):
        self.person, self.address = person, address
        self.page = page
        (form,) = html.fromstring(page.text).xpath(f"//form[{form}]")
        self.values = list(values(form))
        self.texts = [
            each.name for each in form.xpath(".//textarea | .//input[@type='text']")
        ]

    def sent(self, press=SAVE, **typed):
        """The answer to it with other values in some fields."""
        kept = [(name, value) for name, value in self.values if name not in typed]
        data = [*kept, *typed.items(), *press.items()]
        return self.person.post(
            self.address, data=data, headers=SEEN, allow_redirects=False
        )


def opened(person, address, **options):
    return Opened(person, address, person.get(address, headers=SEEN), **options)


def opened_page(person, record, name, of=""):
    """The form of a page of its own, on that page or on the one it is of."""
    address = f"{record}/@@{name}"
    page = person.get(of or address, headers=SEEN)
    return Opened(person, address, page, f"contains(@action, '@@{name}')")
