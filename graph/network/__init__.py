"""The network behind the meetings: projections of the catalogue to graphs, and measures on them.

`rows` reads, `projections` makes graphs of what was read, `cache` keeps them up to the data;
`influence`, `brokerage`, `groups`, `reach`, `similarity`, `change` and `flows` measure; `coverage` and
`bootstrap` say how far a score can be trusted; `exporting` writes graphs for other programs.
"""
