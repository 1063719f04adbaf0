"""From source files to reports, from reports to extractions, from extractions to the store."""
