"""How gunicorn serves the site; the one place for its options. Give `--bind` on the command line."""

from __future__ import annotations

wsgi_app = "portal.wsgi:application"
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 30
keepalive = 5
limit_request_line = 8190  # so that a long search is answered by the site, in words

# A client may set any header: none decides under which address or scheme the site believes it runs. Behind nginx,
# Django reads X-Forwarded-Proto itself (settings), and nginx overwrites what a client sent.
forwarder_headers = ""
forwarded_allow_ips = ""
control_socket_disable = True

# The site logs its requests itself, without addresses.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
