"""Pages, API, SPARQL endpoint and the command line."""
