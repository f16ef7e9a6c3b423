from home.selectors.notices import ShownNotice, notice_status, notices_for
from home.selectors.tree import PageNode, SiteTree, site_tree

__all__ = ["PageNode", "ShownNotice", "SiteTree", "notice_status", "notices_for", "site_tree"]
