"""Who took part in a gathering: lists of parties, and the words that say in which role."""
