"""The guards of the test suite itself: each is seen to fail once."""

import socket
import subprocess
import sys

import pytest
import sitecustomize


def test_a_connection_to_the_network_is_refused() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as used, pytest.raises(sitecustomize.NetworkUsedError):
        used.connect(("127.0.0.1", 9))


def test_a_name_look_up_is_refused() -> None:
    with pytest.raises(sitecustomize.NetworkUsedError):
        socket.getaddrinfo("example.org", 80)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_local_socket_passes(tmp_path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
        assert client.getpeername() == str(tmp_path / "s")


def test_child_processes_are_guarded_too() -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NetworkUsedError" in child.stderr
