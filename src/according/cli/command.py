"""What a command tells of itself: its usage in one line, its arguments without types, and its options."""

from __future__ import annotations

from typing import Any, cast

from typer.core import TyperCommand


class Command(TyperCommand):
    """A command whose usage names what it cannot do without, and whose help shows nothing of Python."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage: arguments, options that are needed, then any others."""
        words = [_argument(one) for one in self.params if one.param_type_name == "argument"]
        words += [f"{one.opts[0]} {one.metavar}" for one in self.params if one.param_type_name == "option" and one.required]
        formatter.write_usage(ctx.command_path, " ".join([*words, "[OPTIONS]"]))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what each argument and each option means."""
        arguments = [(one.metavar, cast(Any, one).help) for one in self.params if one.param_type_name == "argument"]
        options = [one.get_help_record(ctx) for one in self.get_params(ctx) if one.param_type_name == "option"]
        for heading, records in (("Arguments", arguments), ("Options", options)):
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


def _argument(argument: Any) -> str:
    name = f"{argument.metavar}{'...' if argument.nargs != 1 else ''}"
    return name if argument.required else f"[{name}]"
