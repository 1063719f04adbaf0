"""Words that name someone by whom he belongs to: kin, aides and lawyers of an office-holder."""

from __future__ import annotations

SPOUSES = ("istri", "suami")
KIN = (
    *SPOUSES, "anak", "putra", "putri", "ayah", "ibunda", "adik", "kakak", "keluarga", "menantu", "mertua", "cucu",
    "keponakan", "ajudan", "pengacara", "kuasa hukum", "sopir",
)  # fmt: skip
"""In lower case, as they stand before a post whose holder is somebody else than the one meant."""
