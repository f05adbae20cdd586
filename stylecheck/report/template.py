"""Reports in any shape: a Jinja template of the user's, rendered in a sandbox with the data of the JSON report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from stylecheck.errors import ConfigError, DataError
from stylecheck.report.json_report import report_data
from stylecheck.report.model import CheckedFile
from stylecheck.report.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def template(path: str) -> Callable[[Sequence[CheckedFile], bool], str]:
    """Return the format that a template file makes; raises ConfigError or DataError before anything is checked."""
    loaded = _loaded(path)

    def render(files: Sequence[CheckedFile], color: bool) -> str:  # noqa: ARG001
        try:
            text = loaded.render(report_data(files))
        except Exception as error:  # a template can raise anything
            raise DataError(path, _line(error.__traceback__, loaded), _one_line(error)) from error
        return text.encode("utf-8", "replace").decode()

    return render


def _loaded(path: str) -> Template:
    try:
        from jinja2 import TemplateSyntaxError
    except ImportError as error:
        raise ConfigError("template: needs Jinja: pip install 'stylecheck[template]'") from error
    try:
        source = Path(path).read_text(encoding="utf-8")
        environment = _environment(Path(path).parent)
        code = environment.compile(source, filename=path)
        return environment.template_class.from_code(environment, code, environment.make_globals(None))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not utf-8: byte 0x{error.object[error.start]:02x}") from error
    except TemplateSyntaxError as error:
        raise DataError(path, error.lineno, _one_line(error)) from error


def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment


def _line(trace: TracebackType | None, loaded: Template) -> int:
    """Return the line of the template that an error came from: the last of its own in the traceback."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == loaded.filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
