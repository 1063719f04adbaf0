"""From source files to reports, from reports to extractions, from extractions to the store."""

from ingest import native

native.use(__path__)
