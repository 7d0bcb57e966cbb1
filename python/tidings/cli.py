"""The command line."""

from __future__ import annotations

import argparse
import io
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import tidings
from tidings._cli_likeness import add_duplicates, add_similar
from tidings._cli_split import add_split
from tidings.summary import summary_text

_DESCRIPTION = """\
What is in a pile of news? tidings takes a page of stories apart, finds which of them tell of the same event, and says
why: by the terms that they share. No network, no model: the same answer on every machine.
"""

_EXAMPLES = """\
examples:
  tidings demo                                   the page that comes with the package
  tidings cluster page.txt                       the events of a page, with reasons
  tidings cluster page.txt --report report.html  the same as a page to open in a browser
  tidings cluster folder/ --threshold 0.15       all files of a folder, stricter than by default
  tidings split page.html                        the stories of a page, as a table
  tidings split page.txt --jsonl -o out.jsonl    the same with all their parts, for other programs
  tidings similar page.txt --story 3             the stories most like the one with number 3
  tidings duplicates folder/ --differences       reprints, and what they changed
"""

_CLUSTER = """\
Takes PAGE apart into stories, clusters them into events and prints each event: its readable name (the headline of its
most typical story), the terms that tell it from the others, and its stories, each with how well it fits (its mean
cosine with the event's other stories) and the terms that make up that number.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; those of the process by default.

    Returns
    -------
    int
        The exit status: 0, or 2 for wrong arguments and files that cannot be read.
    """
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show a character is no reason to stop
    try:
        return int(options.run(options))
    except BrokenPipeError:
        return 0
    except (ValueError, OSError, ImportError) as error:
        print(f"tidings: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tidings",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"tidings {tidings.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_demo(commands)
    _add_cluster(commands)
    add_split(commands, _read)
    add_similar(commands, _read)
    add_duplicates(commands, _read)
    return parser


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser(
        "demo",
        help="cluster the page that comes with the package",
        description="Clusters the bundled page of invented stories, prints the events with reasons, writes a report.",
    )
    demo.add_argument("--report", type=Path, default=Path("report.html"), metavar="FILE", help="default: %(default)s")
    demo.set_defaults(run=_cluster, page=tidings.sample_page(), threshold="auto")


def _add_cluster(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    cluster = commands.add_parser(
        "cluster",
        help="find the events of a page, with reasons",
        description=_CLUSTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    cluster.add_argument("page", metavar="PAGE", help="a page, a table, a feed, a folder of these, or a pattern")
    cluster.add_argument("--report", type=Path, metavar="FILE", help="also write one self-contained HTML file")
    cluster.add_argument(
        "--threshold",
        type=_threshold,
        default="auto",
        metavar="COSINE",
        help="join stories down to this mean similarity: a number in [-1, 1]; found from the stories by default",
    )
    cluster.set_defaults(run=_cluster)


def _threshold(text: str) -> float | str:
    try:
        return text if text == "auto" else float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number nor auto") from None


def _read(page: str | Path | list[Path]) -> tidings.Corpus:
    """The stories of a page; what is odd is told in a line each."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        stories = tidings.read(page)
    messages = [str(warning.message) for warning in caught]
    messages += [warning for warning in stories.report.warnings if warning not in messages] if stories.report else []
    for message in messages:
        print(f"tidings: warning: {message}", file=sys.stderr)
    return stories


def _cluster(options: argparse.Namespace) -> int:
    if options.report is not None and not options.report.resolve().parent.is_dir():
        raise FileNotFoundError(f"{options.report}: there is no folder {options.report.resolve().parent}")
    stories = _read(options.page)
    analysis = tidings.analyze(stories, threshold=options.threshold)
    print(summary_text(analysis, reasons=True))
    if options.report is not None:
        analysis.report(options.report)
        print(f"\nThe report is in {options.report.resolve()}")
    return 0
