"""A saved run in, decisions out: the store and the local review page."""
