"""Asks a website whether it opens, without ever asking a machine inside our own network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

TIMEOUT = 10  # seconds for each step
_HOPS = 4
_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}


class NotPublicError(OSError):
    """The address is not one of the public internet over http(s)."""


def head(url: str) -> int:
    """Return the status with which a website answers a HEAD request, redirections followed.

    Raises OSError (NotPublicError for an address inside a network of ours) or http.client.HTTPException.
    """
    for _hop in range(_HOPS):
        status, location = _ask(url)
        if status not in _REDIRECTS or not location:
            return status
        url = urljoin(url, location)
    raise OSError("too many redirections")


def _ask(url: str) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotPublicError("not an http(s) address")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = public_address(parts.hostname, port)
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=TIMEOUT)
    connection.sock = _socket(address, port, parts.hostname, is_secure=parts.scheme == "https")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("HEAD", path, headers={"User-Agent": "link-check", "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


def _socket(address: str, port: int, host: str, *, is_secure: bool) -> socket.socket:
    """Connect to the very address that was checked: asked again, the name might lead elsewhere."""
    plain = socket.create_connection((address, port), timeout=TIMEOUT)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host) if is_secure else plain


def public_address(host: str, port: int) -> str:
    """Return an address of a host; raise NotPublicError where any of its addresses is not of the public internet."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for each in found:
        parsed = ipaddress.ip_address(each.partition("%")[0])
        if not parsed.is_global or parsed.is_multicast:
            raise NotPublicError("not an address of the public internet")
    return found[0]
