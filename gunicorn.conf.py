"""gunicorn's settings; WEB_CONCURRENCY and GUNICORN_CMD_ARGS change them from outside."""

import os

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = 4
# Whether a proxy's word is believed is Django's to decide: TRUST_PROXY.
forwarded_allow_ips = ""
# Signals are enough to steer it, and a home directory for the socket there need not be.
control_socket_disable = True
