from home.search.results import Results, site_search

__all__ = ["Results", "site_search"]
