from home.selectors.notices import ShownNotice, notices_for
from home.selectors.tree import PageNode, SiteTree, site_tree

__all__ = ["PageNode", "ShownNotice", "SiteTree", "notices_for", "site_tree"]
