from formats.models.files import FormatFile
from formats.models.jobs import FormatJob, FormatRefresh
from formats.models.listenings import AudioListening
from formats.models.pages import AlternativeFormatsPage
from formats.models.requests import FormatRequest
from formats.models.settings import FormatSettings
from formats.models.uploads import AttachedFile, SignVideo, Upload

__all__ = [
    "AlternativeFormatsPage",
    "AttachedFile",
    "AudioListening",
    "FormatFile",
    "FormatJob",
    "FormatRefresh",
    "FormatRequest",
    "FormatSettings",
    "SignVideo",
    "Upload",
]
