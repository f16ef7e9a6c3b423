"""A mail server on a socket that behaves well or badly, for the tests and for bench/kill.py. No Django in here."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

GOOD, HANG, LATER_MAIL, LATER_RCPT, LATER_DATA, NEVER, BAD_SENDER, DIE, SILENT_DEATH, CLOSING = (
    "good", "hang", "4xx to MAIL", "4xx to RCPT", "4xx to DATA", "5xx to DATA", "5xx to MAIL", "dies mid-DATA",
    "takes the mail and dies before it says so", "421",
)  # fmt: skip


@dataclass
class Received:
    sender: str
    recipients: list[str]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.content, policy=policy.default)  # type: ignore[return-value]


@dataclass
class SmtpServer:
    """Start it with `with SmtpServer() as server`; set `mode` at any time. `stop()` and `start()` keep the port."""

    mode: str = GOOD
    bad_recipients: dict[str, str] = field(default_factory=dict)  # address: answer
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    commands: list[str] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> SmtpServer:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        self._over = threading.Event()
        self._tcp = _Tcp(("127.0.0.1", self.port), _Conversation)
        self._tcp.owner = self
        self.port = self._tcp.server_address[1]
        threading.Thread(target=self._tcp.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Refuse connections from now on."""
        self._over.set()
        self._tcp.shutdown()
        self._tcp.server_close()

    def count(self) -> Counter[str]:
        """How often each mail came, by its Message-ID."""
        return Counter(str(each.message["Message-ID"]) for each in list(self.received))


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    owner: SmtpServer


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.owner = self.server.owner  # type: ignore[attr-defined]
        self.owner.connections += 1
        with suppress(OSError):
            self._talk()

    def _talk(self) -> None:
        if self.owner.mode == HANG:
            self.owner._over.wait(60)
            return
        self._say("220 fake")
        self._sender, self._recipients = "", []
        while line := self.rfile.readline().decode().strip():
            self.owner.commands.append(line)
            verb = line.split()[0].upper()
            if verb == "QUIT":
                self._say("221 bye")
                return
            if getattr(self, f"_{verb.lower()}", self._noop)(line) is False:
                return

    def _say(self, answer: str) -> None:
        self.wfile.write(answer.encode() + b"\r\n")

    def _noop(self, line: str) -> None:
        self._say("250 ok")

    def _mail(self, line: str) -> bool | None:
        match self.owner.mode:
            case "421":
                self._say("421 closing")
                return False
            case "4xx to MAIL":
                self._say("451 try again later")
            case "5xx to MAIL":
                self._say("550 we do not know you")
            case _:
                self._sender, self._recipients = _address(line), []
                self._say("250 ok")
        return None

    def _rcpt(self, line: str) -> None:
        address = _address(line)
        answer = "451 try again later" if self.owner.mode == LATER_RCPT else self.owner.bad_recipients.get(address)
        if not answer:
            self._recipients.append(address)
        self._say(answer or "250 ok")

    def _data(self, line: str) -> bool | None:
        if self.owner.mode == LATER_DATA:
            self._say("451 try again later")
            return None
        self._say("354 go on")
        lines: list[bytes] = []
        while (each := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(each[1:] if each.startswith(b"..") else each)
            if self.owner.mode == DIE:
                self.connection.shutdown(socket.SHUT_RDWR)
                return False
        if not each:  # the client died before it had said everything
            return False
        if self.owner.mode == NEVER:
            self._say("554 not wanted")
            return None
        self.owner.received.append(Received(self._sender, self._recipients, b"".join(lines)))
        if self.owner.mode == SILENT_DEATH:
            self.connection.shutdown(socket.SHUT_RDWR)
            return False
        self._say("250 taken")
        return None


def _address(line: str) -> str:
    return line[line.index("<") + 1 : line.index(">")]
