from outbox.models.attempts import DeliveryAttempt
from outbox.models.mails import OutgoingMail
from outbox.models.settings import OutboxSettings

__all__ = ["DeliveryAttempt", "OutboxSettings", "OutgoingMail"]
