"""Django's own commands, for those who maintain an installation."""

import click
from django.core.management import execute_from_command_line


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands (migrate, shell, check …)."""
    execute_from_command_line(["zhengtong manage", *arguments])


commands = [manage]
