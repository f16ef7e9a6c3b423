"""The processes of the site, on data of their own, that can be killed and come back."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bench.targets import Target, request

TOP = Path(__file__).resolve().parent.parent
sys.path.append(str(TOP / "script"))

from supervise import commands  # noqa: E402 - a script, not a package

START_WITHIN = 90
# The web server is killed whole less often: nobody can send anything until it is back.
CHANCES = {"worker": 50, "a web worker": 35, "web server": 15}


class Stack:
    """Web server, worker and clock, as `script/serve` runs them (the worker of formats sends no mail)."""

    def __init__(self, target: Target, folder: Path) -> None:
        self.target = target
        self.port = free_port()
        self.log = (folder / "processes.log").open("wb")
        found = commands(self.port)
        found["web server"] += [self.target.wsgi]
        self.commands = {name: found[name] for name in ("web server", "worker", "clock")}
        self.processes = {name: self._start(name) for name in self.commands}

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *self.commands[name]], cwd=TOP, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def wait(self) -> None:
        """Wait until the web server answers; raise TimeoutError when it does not."""
        deadline = time.monotonic() + START_WITHIN
        while time.monotonic() < deadline:
            try:
                if request(self.port, "GET", self.target.probe)[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the web server does not answer")

    def kill_one(self) -> str:
        """Kill one process with SIGKILL, start what nobody else starts again, and return what it was."""
        name = random.choices(list(CHANCES), list(CHANCES.values()))[0]
        if name == "a web worker":
            children = children_of(self.processes["web server"].pid)
            if not children:
                return ""
            os.kill(random.choice(children), signal.SIGKILL)  # gunicorn starts another
            return name
        process = self.processes[name]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.processes[name] = self._start(name)
        if name == "web server":
            self.wait()
        return name

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.log.close()


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(each) for each in listed.stdout.split()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
