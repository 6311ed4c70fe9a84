"""Runs a command with a bound and tells what it took: wall time, processor time, peak memory.

The figures are those of the command and of its own children, as the kernel tells them to whoever waits. A process is
born with the peak of the one that starts it, so a small process of its own starts the command and measures it: this
file, run as a program.
"""
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

# Whoever bounds the whole script ends it this way; what it runs then ends too.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


class Killed(Exception):
    """The command did not end in time."""


class Run:
    """What a command took. `status` is its exit status, negative for a signal."""

    def __init__(self, status, ms, cpu_ms, peak_bytes):
        self.status = status
        self.ms = ms
        self.cpu_ms = cpu_ms
        self.peak_bytes = peak_bytes


def run(command, seconds, log, env=None):
    """Runs the command; what it prints goes to the file `log`. Raises Killed when it was ended after `seconds`."""
    with open(log, "ab") as out, tempfile.NamedTemporaryFile() as told:
        starter = [sys.executable, "-I", "-S", __file__, told.name, *map(str, command)]
        # A session of its own, so that whatever it starts ends with it.
        child = subprocess.Popen(
            starter, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=env, start_new_session=True
        )
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Killed(f"ended after {seconds} s") from None
        finally:
            end(child)
        if child.returncode:
            raise OSError(f"{command[0]} could not be started, see {log}")
        return Run(**json.loads(pathlib.Path(told.name).read_text(encoding="utf-8")))


def end(child):
    """Ends the child and everything in its session that is still there."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()


def measure(told, command):
    start = time.monotonic()
    status = subprocess.call(command)
    ms = (time.monotonic() - start) * 1000
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {
        "status": status,
        "ms": ms,
        "cpu_ms": (usage.ru_utime + usage.ru_stime) * 1000,
        "peak_bytes": usage.ru_maxrss * 1024,
    }
    pathlib.Path(told).write_text(json.dumps(figures), encoding="utf-8")


class Spent:
    """A sum of runs on so many bytes, as the judge reads it."""

    def __init__(self):
        self.ms = self.cpu_ms = self.bytes = 0

    def add(self, run, size):
        self.ms += run.ms
        self.cpu_ms += run.cpu_ms
        self.bytes += size

    def told(self):
        return {"ms": self.ms, "cpu_ms": self.cpu_ms, "bytes": self.bytes} if self.bytes else None


if __name__ == "__main__":
    measure(sys.argv[1], sys.argv[2:])
