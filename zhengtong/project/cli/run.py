"""Set up, serve, work: the commands that bring an installation to life."""

import os
import shutil
import socket
import sys
import time
from datetime import datetime

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError

from zhengtong.kernel import clock, seed_calendar
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project import planner
from zhengtong.project.cli.demo import load as load_city
from zhengtong.project.demo import logins
from zhengtong.project.worker import work


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port of the web server.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--workers", default=2, show_default=True, help="Web processes.")
@click.option("--threads", default=4, show_default=True, help="Threads of each web process.")
def run(port: int, host: str, workers: int, threads: int) -> None:
    """Set everything up, then serve web and worker until Ctrl-C."""
    refuse_taken_port(host, port)
    read_moved_clock()
    prepare()
    figures = settings.HOME / "metrics"
    shutil.rmtree(figures, ignore_errors=True)
    figures.mkdir()
    address = f"http://{host}:{port}"
    click.echo(f"\nZhengtong (政通) is at {address}")
    if settings.DEMO:
        show_logins()
    click.echo("Ctrl-C stops everything.\n")
    sys.stdout.flush()
    environment = {
        **os.environ,
        "PROMETHEUS_MULTIPROC_DIR": str(figures),
        clock.ANCHORED_AT: str(time.clock_gettime(time.CLOCK_REALTIME)),
        "ZHENGTONG_PORTAL": os.environ.get("ZHENGTONG_PORTAL", address),
    }
    # The supervisor takes this process's place: it needs none of what the set-up has read.
    command = [sys.executable, "-m", "zhengtong.project.supervisor", "--host", host]
    command += ["--port", str(port), "--workers", str(workers), "--threads", str(threads)]
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own module


@click.command()
def setup() -> None:
    """Create or update database, messages, static files and, in a demo, the demo city."""
    read_moved_clock()
    prepare()


@click.command()
@click.option("--once", is_flag=True, help="Stop when the queue is empty.")
def worker(once: bool) -> None:
    """Run tasks, timers and news."""
    work(once=once)


def refuse_taken_port(host: str, port: int) -> None:
    """Say that the port is taken, and what to do, before anything else is begun."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"cannot listen on {host}:{port} ({error.strerror}). "
                f"Stop the other program, or take another port: make run PORT={port + 1000}"
            ) from None


def read_moved_clock() -> None:
    """Refuse a moment that cannot be read, in words."""
    wanted = os.environ.get(clock.MOVED_BY, "")
    try:
        clock.now()
    except ValueError:
        raise click.ClickException(
            f"ZHENGTONG_NOW={wanted!r} is no moment; write it like 2026-02-13T17:30+08:00"
        ) from None
    if wanted:
        click.echo(f"The clock stands at {clock.now():%Y-%m-%d %H:%M %Z}.")


def prepare() -> None:
    """Bring database, static files and demo city up to date; quick when they are."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise click.ClickException(
            f"the database cannot be reached: {error}. Look at ZHENGTONG_DATABASE_URL."
        ) from None
    call_command("collectstatic", interactive=False, verbosity=0)
    at: datetime = clock.now()
    seed_calendar.seed(3, by=SYSTEM, at=at)
    if settings.DEMO:
        load_demo()
    planner.gather(at)
    connection.close()


def load_demo() -> None:
    """Load the demo city where it is not there yet."""
    click.get_current_context().invoke(load_city)


def show_logins() -> None:
    """Print the demo logins."""
    click.echo()
    for line in logins.listing():
        click.echo(line)
    click.echo()


commands = [run, setup, worker]
