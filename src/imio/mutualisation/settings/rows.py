"""Rows in the registry are copies: a field that is stored is bound to its database."""

from collective.z3cform.datagridfield.interfaces import IRow
from collective.z3cform.datagridfield.registry import DictRow
from plone.registry.interfaces import IPersistentField
from zope.component import adapter
from zope.interface import implementer


@implementer(IPersistentField)
@adapter(IRow)
def persistent_row(field: IRow) -> DictRow:
    """The row field that the registry stores for the one of the schema."""
    return DictRow(title=field.title, schema=field.schema, required=field.required)
