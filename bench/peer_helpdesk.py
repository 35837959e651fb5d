"""django-helpdesk at the same work: the nearest thing to heard that is free, in Python and reads a mailbox.

Set up as its documentation says, on SQLite, with `manage.py get_email` as cron would run it;
only its waiting time between two looks (five minutes) is taken away.  It acknowledges every
message, replies too, and has no rules, clocks or history; it does less and is asked for less.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from backlog import fill
from gen_mail import Mail
from machine import Throughput, conditions

from rig import PASSWORD, Dovecot

PACKAGE = "django-helpdesk==2.6.1"

SETTINGS = """\
import os

BASE_DIR = os.path.dirname(os.path.abspath(__file__))
SECRET_KEY = "x"
ALLOWED_HOSTS = ["*"]
USE_TZ = True
SITE_ID = 1
INSTALLED_APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize",
    "rest_framework", "django_cleanup.apps.CleanupConfig", "helpdesk",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "peer_urls"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]},
}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(BASE_DIR, "db.sqlite3")}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
MEDIA_ROOT = os.path.join(BASE_DIR, "media")
MEDIA_URL = "/media/"
LOGIN_URL = "/login/"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ["SMTP_PORT"])
DEFAULT_FROM_EMAIL = "complaints@example.test"
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_KANBAN_ENABLED = False
"""
URLS = """\
from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
MANAGE = """\
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "peer_settings"
from django.core.management import execute_from_command_line

execute_from_command_line(sys.argv)
"""
QUEUE = """\
from helpdesk.models import Queue

Queue.objects.create(
    title="Complaints", slug="complaints", email_address="complaints@example.test", allow_public_submission=True,
    allow_email_submission=True, email_box_type="imap", email_box_host="127.0.0.1", email_box_port={port},
    email_box_ssl=False, email_box_user="{user}", email_box_pass="{password}", email_box_imap_folder="INBOX",
    email_box_interval=0,
)
"""
COUNT = "from helpdesk.models import Ticket; print('tickets', Ticket.objects.count())"


def helpdesk_on(mails: Sequence[Mail], work: Path, server: Dovecot, smtp_port: int, python: Path) -> Throughput:
    site = work / "helpdesk"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    for name, text in {"peer_settings.py": SETTINGS, "peer_urls.py": URLS, "manage.py": MANAGE}.items():
        (site / name).write_text(text)
    environment = os.environ | {"SMTP_PORT": str(smtp_port)}

    def manage(*words: str) -> str:
        command = [str(python), "manage.py", *words]
        return subprocess.run(command, cwd=site, env=environment, check=True, capture_output=True, text=True).stdout

    user = f"helpdesk-{time.time_ns()}"
    fill(server, user, [mail.raw for mail in mails])
    manage("migrate", "-v0")
    manage("loaddata", "emailtemplate.json")
    manage("shell", "-v0", "-c", QUEUE.format(port=server.port, user=user, password=PASSWORD))
    before = conditions(work)
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(python), "manage.py", "get_email"], cwd=site, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    peak = _watch(process)
    _, _, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = 0  # it has been waited for
    tickets = int(manage("shell", "-v0", "-c", COUNT).partition("tickets")[2])
    threads = sum(not mail.is_reply for mail in mails)
    return Throughput(
        name="django-helpdesk",
        messages=len(mails),
        seconds=seconds,
        cpu_ms=1000 * (used.ru_utime + used.ru_stime) / len(mails),
        peak_mib=peak,
        conditions=before,
        wrong=() if tickets == threads else (f"{tickets} tickets, and {threads} threads",),
    )


def _watch(process: subprocess.Popen[bytes]) -> float:
    """Return the most MiB that were resident, when it has ended and not yet been waited for."""
    watched, peak = psutil.Process(process.pid), 0
    while watched.status() != psutil.STATUS_ZOMBIE:
        peak = max(peak, watched.memory_info().rss)
        time.sleep(0.1)
    return round(peak / 2**20, 1)
