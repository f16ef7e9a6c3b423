from home.models.notices import Notice, NoticeText
from home.models.pages import HomePage, SiteMapPage, StandardPage

__all__ = ["HomePage", "Notice", "NoticeText", "SiteMapPage", "StandardPage"]
