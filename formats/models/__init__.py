from formats.models.files import FormatFile
from formats.models.jobs import FormatJob, FormatRefresh

__all__ = ["FormatFile", "FormatJob", "FormatRefresh"]
