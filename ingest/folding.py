"""Text in lower case with every offset kept: what is looked for in any case is looked for in it."""

from __future__ import annotations


def fold(text: str) -> str:
    """`text` in lower case with every offset kept.

    >>> fold("RAPAT di İzmir")
    'rapat di İzmir'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        # a few letters grow when lowered ("İ" becomes two code points): leave those as they are
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lowered
