"""The frame of the site around a page: one for all pages, which takes longer than most of them.

Who looks at many pages for what they say themselves asks for them without it.
"""

UNFRAMED = {"ajax_load": "1"}
