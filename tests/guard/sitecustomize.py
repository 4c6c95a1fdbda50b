"""No sockets to anywhere: loaded by each Python that the tests start (through PYTHONPATH), and by conftest itself.

Local sockets (AF_UNIX), which Qt and multiprocessing use on this machine, pass.
"""

import socket
import sys

LOCAL = {getattr(socket, "AF_UNIX", None)}


class NetworkUsedError(RuntimeError):
    """Raised where the program tried to reach the network."""


def guard(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook that refuses name look-ups and connections other than local ones."""
    if event == "socket.getaddrinfo":
        raise NetworkUsedError(f"name look-up of {arguments[0]!r}")
    if event in {"socket.connect", "socket.sendto", "socket.bind"}:
        used = arguments[0]
        if isinstance(used, socket.socket) and used.family not in LOCAL:
            raise NetworkUsedError(f"{event} to {arguments[1]!r}")


sys.addaudithook(guard)
