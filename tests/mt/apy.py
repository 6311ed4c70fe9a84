"""Starts a real Apertium APY for the tests, reachable from this computer only.

APY's own `main` listens on every interface and has no option against that, so this takes its application and gives it a
socket on 127.0.0.1. The first line on stdout is the address, such as http://127.0.0.1:41234; everything else goes to stderr.

    /usr/bin/python3 apy.py [--port N] [--until-stdin-closes]

Port 0, the default, is any free one. With --until-stdin-closes the server ends when whoever started it does, however that
one ends, because the pipe closes. Exit status 3: Apertium is not installed.
"""

import argparse
import os
import pathlib
import socket
import sys
import threading

MODES = pathlib.Path("/usr/share/apertium/modes")


def absent(what):
    print(f"Apertium is not installed: {what}", file=sys.stderr)
    sys.exit(3)


def end_with_stdin():
    """Reads until the other end is gone; `sys.exit` would only end this thread."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)


def application():
    """APY's own, with its defaults and the installed language pairs."""
    try:
        from apertium_apy import apy
    except ImportError as error:
        absent(error)
    if not (MODES / "nld-afr.mode").exists():
        absent("no Dutch to Afrikaans in " + str(MODES))
    return apy.setup_application(apy.parse_args([str(MODES)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--until-stdin-closes", action="store_true")
    options = parser.parse_args()
    os.environ["LC_ALL"] = "C.UTF-8"

    served = application()
    from tornado import httpserver, ioloop, netutil

    sockets = netutil.bind_sockets(options.port, address="127.0.0.1", family=socket.AF_INET)
    httpserver.HTTPServer(served).add_sockets(sockets)
    if options.until_stdin_closes:
        threading.Thread(target=end_with_stdin, daemon=True).start()
    print(f"http://127.0.0.1:{sockets[0].getsockname()[1]}", flush=True)
    ioloop.IOLoop.current().start()


main()
