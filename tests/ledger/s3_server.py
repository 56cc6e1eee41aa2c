"""An S3 server of this machine, run as a process of its own: prints its port once it listens, and ends when its input is closed."""

from __future__ import annotations

import sys

from moto.server import ThreadedMotoServer

if __name__ == "__main__":
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    print(server.get_host_and_port()[1], flush=True)  # noqa: T201 - it is what the test waits for
    sys.stdin.read()
    server.stop()
