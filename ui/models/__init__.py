"""Qt models over tuples of rows. Comes in: view records. Goes out: cells. Must never hold a data frame or ask a use case."""
