"""The nouns of a government meeting, their ids and vocabulary, the store, and the network analysis.

Knows no report format and no page: `ingest` and `web` import from here, never the other way round.
"""
