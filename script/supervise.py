"""Runs the web server, the worker and the clock beside each other until one is told to stop.

A process that dies is started again; one that dies five times within a minute stops everything. Ctrl-C or SIGTERM lets
each finish what it is doing.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

TOP = Path(__file__).resolve().parent.parent
PATIENCE = 30  # seconds that a process has to finish
MAY_DIE = 5  # times within a minute
MINUTE = 60


class Service:
    """One process that should always run."""

    def __init__(self, name: str, *command: str) -> None:
        self.name = name
        self.command = [sys.executable, *command]
        self.deaths: list[float] = []
        self.start()

    def start(self) -> None:
        # In a session of its own, so that Ctrl-C reaches it once: from here.
        self.process = subprocess.Popen(self.command, cwd=TOP, start_new_session=True)

    def is_beyond_help(self) -> bool:
        """Start the process again if it has died; return whether it dies too often for that."""
        if self.process.poll() is None:
            return False
        self.deaths = [death for death in self.deaths if time.monotonic() - death < MINUTE] + [time.monotonic()]
        say(f"The {self.name} has stopped with status {self.process.returncode}.")
        if len(self.deaths) >= MAY_DIE:
            return True
        time.sleep(len(self.deaths) - 1)
        self.start()
        return False

    def stop(self, deadline: float) -> None:
        try:
            self.process.wait(max(deadline - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def commands(port: int) -> dict[str, list[str]]:
    """The processes of the site: a name for people, and what Python is given to run."""
    worker = ["manage.py", "db_worker", "--backend", "background"]
    return {
        "web server": ["-m", "gunicorn", "--config", "portal/gunicorn.py", "--bind", f"127.0.0.1:{port}"],
        "worker": worker,
        "worker of formats": [*worker, "--queue-name", "formats"],
        "clock": ["manage.py", "tick", "--every", "20"],
    }


def run(port: int) -> int:
    """Run all services until a signal comes; return the exit status."""
    if not is_free(port):
        say(f"Port {port} is taken. Take another: PORT={port + 1} script/serve")
        return 1
    services = [Service(name, *command) for name, command in commands(port).items()]
    status = 0
    try:
        while True:
            time.sleep(0.5)
            for service in services:
                if service.is_beyond_help():
                    say(f"The {service.name} cannot go on: stopping everything.")
                    status = 1
                    raise KeyboardInterrupt
    except KeyboardInterrupt:
        say("Stopping.")
    stop_all(services)
    return status


def stop_all(services: list[Service]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for service in services:
        service.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for service in services:
        service.stop(deadline)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGINT, interrupt)
    sys.exit(run(int(sys.argv[1])))
