"""The project's settings in a known environment, whatever the caller's variables say.

Only DATABASE_URL and DATA_DIR are taken from outside: where the tests keep their database.
Commands that tests start inherit this environment.
"""

import os
from pathlib import Path

for name in ("ALLOWED_HOSTS", "DATABASE_POOL", "HTTPS", "PORT", "SECRET_KEY", "TRUST_PROXY"):
    os.environ.pop(name, None)
os.environ["DEBUG"] = "1"
# Playwright keeps an event loop in the thread that runs the tests; nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
if not os.environ.get("DATA_DIR"):
    os.environ["DATA_DIR"] = str(Path(__file__).parents[1] / ".cache" / "test-data")

from afghanpeace.settings import *  # noqa: E402, F403

# Strong hashing would cost more than the tests that log in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# What tests store need not live through a power cut.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"  # noqa: F405
