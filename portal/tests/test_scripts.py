from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal import env

SCRIPTS = env.BASE_DIR / "script"
REPORT = """<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>"""
QUIET_REPORT = """<testsuites><testsuite tests="3" failures="0" errors="0" skipped="0"/></testsuites>"""


def load(name: str):
    specification = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("report", "status", "counts"),
    [
        (REPORT, 1, (5, 2, 2)),
        (QUIET_REPORT, 0, (3, 0, 0)),
        (QUIET_REPORT, 2, (3, 1, 0)),  # it broke off
        (None, 4, (0, 1, 0)),  # it never began
    ],
)
def test_tests_are_counted(tmp_path: Path, report, status, counts):
    file = tmp_path / "report.xml"
    if report:
        file.write_text(report)
    assert load("count").count(file, status) == counts


def python(code: str) -> list[str]:
    return ["-c", code]


def test_a_process_that_dies_is_started_again_but_not_for_ever():
    supervise = load("supervise")
    service = supervise.Service("test", *python("raise SystemExit(3)"))
    gave_up = False
    for _ in range(supervise.MAY_DIE):
        first = service.process
        first.wait(10)
        gave_up = service.is_beyond_help()
        assert gave_up or service.process is not first
    assert gave_up


def test_a_process_that_does_not_listen_is_ended():
    supervise = load("supervise")
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    service = supervise.Service("test", *python(code))
    service.process.terminate()
    service.stop(deadline=time.monotonic() + 0.2)
    assert service.process.returncode is not None


def test_a_taken_port_is_said_plainly():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        result = subprocess.run(
            [sys.executable, SCRIPTS / "supervise.py", str(port)], capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    assert f"Port {port} is taken" in result.stderr


def test_every_script_is_sound_bash():
    commands = [*(SCRIPTS / name for name in ("setup", "serve", "test", "lock")), env.BASE_DIR / ".ci" / "run"]
    scripts = [*SCRIPTS.glob("*.sh"), *commands]
    for script in scripts:
        subprocess.run(["bash", "-n", script], check=True)
        assert script.suffix == ".sh" or os.access(script, os.X_OK)
