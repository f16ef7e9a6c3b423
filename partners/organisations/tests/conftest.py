from partners.tests.conftest import at, get_main  # noqa: F401
