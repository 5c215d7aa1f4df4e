"""What the lists say of the file of an annex."""

from imio.mutualisation.annex.schema import IAnnex
from plone.indexer import indexer


@indexer(IAnnex)
def file_kind(annex: IAnnex) -> str:
    """`pdf`, `docx`…"""
    return annex.file.filename.rpartition(".")[2].lower()


@indexer(IAnnex)
def kilobytes(annex: IAnnex) -> int:
    """The size of the file, rounded up."""
    return -(-annex.file.getSize() // 1024)
