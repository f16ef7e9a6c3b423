from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from portal import env

COMPLETE = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "AUDIT_KEY": "9876543210-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "portal.example.org",
    "SITE_URL": "https://portal.example.org",
}


def run(*arguments: str, settings: str = "production", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in an environment that holds only these variables."""
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": f"portal.settings.{settings}"} | variables
    return subprocess.run(
        [sys.executable, *arguments], cwd=env.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("missing", list(COMPLETE))
def test_without_a_required_variable_nothing_starts(missing):
    variables = {name: value for name, value in COMPLETE.items() if name != missing}
    result = run("-c", "import portal.wsgi", **variables)
    assert result.returncode != 0
    assert f"Set the {missing} environment variable" in result.stderr


def settings_of(name: str, **variables: str) -> dict:
    wanted = [
        "DEBUG", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "ALLOWED_HOSTS",
    ]  # fmt: skip
    values = f"{{name: getattr(settings, name) for name in {wanted}}}"
    code = f"import json; from django.conf import settings; print(json.dumps({values}))"
    return json.loads(run("-c", code, settings=name, **variables).stdout)


def test_production_is_for_tls():
    settings = settings_of("production", **COMPLETE)
    names = [settings[f"{kind}_COOKIE_NAME"] for kind in ("SESSION", "CSRF", "LANGUAGE")]
    assert all(name.startswith("__Host-") for name in names)
    assert all(settings[f"{kind}_COOKIE_SECURE"] for kind in ("SESSION", "CSRF", "LANGUAGE"))
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["DEBUG"] is False


def test_local_is_production_without_tls_for_this_machine_only():
    settings = settings_of("local")
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert not settings["SESSION_COOKIE_NAME"].startswith("__Host-")


def test_production_settings_pass_djangos_deployment_checks():
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE, EMAIL_URL="smtp://localhost")
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


def test_the_example_names_every_variable_that_is_read():
    read = set(re.findall(r'_env\.\w+\("(\w+)"', (env.BASE_DIR / "portal" / "env.py").read_text()))
    named = set(re.findall(r"^(\w+)=", (env.BASE_DIR / ".env.example").read_text(), re.MULTILINE))
    assert named == read | {"DJANGO_SETTINGS_MODULE"}


def test_nothing_else_reads_the_environment():
    folders = [path for path in env.BASE_DIR.iterdir() if (path / "__init__.py").exists()]
    files = [
        file
        for folder in folders
        for file in folder.rglob("*.py")
        if not {"tests", "functional_tests", "bench"} & set(file.parts)
    ]
    readers = {file.relative_to(env.BASE_DIR).as_posix() for file in files if "os.environ" in file.read_text()}
    # wsgi.py names the settings, as Django asks for.
    assert readers <= {"portal/env.py", "portal/wsgi.py"}
