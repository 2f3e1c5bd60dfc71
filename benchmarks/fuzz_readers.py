"""Feeds damaged sources to the readers: ``python benchmarks/fuzz_readers.py [--inputs N]``.

Whatever they are given, readers give a listing or say in one sentence what is wrong (InputError).
Any other exception, or more than a second for one of the small inputs, is a fault: it is printed
with the number that makes the input again, and the program ends with 1. ``--large`` gives each
format inputs of 10 MB instead, each in a process of its own, and prints their time and memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
import traceback
from collections import Counter
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # also when started as a script
sys.path.insert(1, str(Path(__file__).parents[1] / "tests"))

from readers.mutations import mutated, seeds

from benchmarks.large_inputs import print_large
from conspectus.errors import InputError
from conspectus.readers.table import read_listing

SLOW = 1.0
"""Seconds of CPU time that no small input may take."""
MOST_FAULTS = 20
"""Faults that are printed."""
_SHARE = 500
"""Inputs that a process is given at once."""


class Outcome(NamedTuple):
    """What became of one input."""

    number: int
    name: str
    result: str
    """The format that was seen, ``refused``, or a fault."""
    seconds: float
    trace: str = ""


def read_one(number: int, *, seed: int) -> Outcome:
    """Read one damaged source."""
    name, data = mutated(SEEDS, number, seed=seed)
    start, result, trace = time.process_time(), "refused", ""
    try:
        result = read_listing(data, "x").format
    except InputError:
        pass
    except Exception:  # noqa: BLE001  # this is what is looked for
        result, trace = "fault", traceback.format_exc(limit=-4)
    seconds = time.process_time() - start
    if seconds > SLOW and not trace:
        result, trace = "fault", f"took {seconds:.1f} s of CPU time\n"
    return Outcome(number, name, result, seconds, trace)


def fuzz(first: int, inputs: int, *, seed: int, jobs: int) -> bool:
    """Read damaged sources and print what became of them; tell whether no fault was found."""
    counts: Counter[str] = Counter()
    slowest = Outcome(0, "", "", 0.0)
    numbers = range(first, first + inputs)
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for each in pool.imap_unordered(partial(read_one, seed=seed), numbers, chunksize=_SHARE):
            counts[each.result] += 1
            slowest = max(slowest, each, key=lambda outcome: outcome.seconds)
            if each.trace and counts["fault"] <= MOST_FAULTS:
                again = f"--seed {seed} --first {each.number} --inputs 1"
                print(f"{each.name}, {again}:\n{each.trace}", flush=True)
    for result, count in sorted(counts.items()):
        print(f"{count:>8,} {result}")
    print(f"slowest: {slowest.seconds:.2f} s of CPU time, {slowest.name}, input {slowest.number}")
    return not counts["fault"]


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Feed damaged sources to the readers.")
    parser.add_argument("--inputs", type=int, default=100_000, help="damaged sources to read")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other inputs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes")
    parser.add_argument("--large", action="store_true", help="inputs of 10 MB instead")
    parser.add_argument("--only", default="", help="of those, the ones with this in their names")
    return parser.parse_args()


def main() -> None:
    """Print what was found; end with 1 if anything was."""
    chosen = options()
    if chosen.large:
        good = print_large(chosen.only)
    else:
        good = fuzz(chosen.first, chosen.inputs, seed=chosen.seed, jobs=chosen.jobs)
    sys.exit(not good)


SEEDS = seeds()

if __name__ == "__main__":
    main()
