"""The command `zhengtong`: each file of this package is one group of commands."""

import os
import pkgutil
from importlib import import_module

import click
import django
from django.core.exceptions import ImproperlyConfigured

from zhengtong.project.logs import set_up_logs


class Commands(click.Group):
    """The root: finds the commands in the files beside this one (`commands = [...]` in each)."""

    def gather(self) -> None:
        if self.commands:
            return
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhengtong.project.settings.base")
        set_up_logs()
        try:
            django.setup()
        except ImproperlyConfigured as error:
            raise click.ClickException(str(error)) from None
        for module in pkgutil.iter_modules(__path__):
            for command in getattr(import_module(f"{__name__}.{module.name}"), "commands", []):
                self.add_command(command)

    def list_commands(self, ctx: click.Context) -> list[str]:
        self.gather()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        self.gather()
        return super().get_command(ctx, cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zhengtong")
def main() -> None:
    """Zhengtong (政通): integrated government services."""
