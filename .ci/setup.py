#!/usr/bin/env python3
"""Set the project up from a bare checkout: system libraries on Linux, then ``.venv`` with the pinned packages.

    python3 .ci/setup.py run     what the program needs
    python3 .ci/setup.py test    that, and what the tests need

Standard library only, and written for any Python 3, so that it can say in words what is missing. A second call with
nothing changed returns at once: a stamp in ``.venv`` holds a hash of everything the installation depends on.
"""

import ctypes.util
import glob
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
OLDEST, NEWEST = (3, 11), (3, 13)

# Found by running Qt on a bare Debian 12: what the offscreen platform needs, and what an X window needs besides.
OFFSCREEN = {
    "libglib2.0-0": "glib-2.0",
    "libegl1": "EGL",
    "libgl1": "GL",
    "libfontconfig1": "fontconfig",
    "libxkbcommon0": "xkbcommon",
    "libdbus-1-3": "dbus-1",
}
WINDOW = {
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-shape0": "xcb-shape",
    "libxkbcommon-x11-0": "xkbcommon-x11",
}
# Where a font package is known to put its files: without them Chinese and Japanese would show as boxes.
FONTS = {
    "fonts-noto-cjk": "/usr/share/fonts/**/NotoSansCJK*",
    "fonts-noto-core": "/usr/share/fonts/**/NotoSerif-Regular*",
}
TOOLS = {"xvfb": "Xvfb", "xdotool": "xdotool"}


def say(text):
    """One line of progress; never on stdout, which belongs to the program."""
    sys.stderr.write("setup: %s\n" % text)
    sys.stderr.flush()


def fail(text):
    """Stop with a message that names the way out."""
    say(text)
    raise SystemExit(1)


def missing_packages(purpose):
    """Debian packages whose library, font or tool is not on this machine."""
    missing = [p for p, lib in OFFSCREEN.items() if not ctypes.util.find_library(lib)]
    missing += [p for p, lib in WINDOW.items() if not ctypes.util.find_library(lib)]
    missing += [p for p, pattern in FONTS.items() if not glob.glob(pattern, recursive=True)]
    if purpose == "test":
        missing += [p for p, tool in TOOLS.items() if not shutil.which(tool)]
    return missing


def install_packages(packages):
    """Install Debian packages as root, or print the one line to type and go on: the program may still start."""
    if not packages:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        say("these Debian packages, or what your system calls them, are missing: " + " ".join(packages))
        return
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        say("missing system packages; type:  sudo " + line)
        return
    say("installing " + " ".join(packages))
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    out = b""
    for command in (["apt-get", "update", "-qq"], line.split() + ["-qq"]):
        child = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        out = child.communicate()[0]
    if child.returncode != 0:
        say(out.decode("utf-8", "replace")[-2000:])
        say("some packages could not be installed; type:  " + line)


def usable(python):
    """Whether an interpreter is one of the supported versions."""
    code = "import sys; sys.exit(not (%r <= sys.version_info[:2] <= %r))" % (OLDEST, NEWEST)
    try:
        return subprocess.call([python, "-c", code], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def find_python():
    """The interpreter to build ``.venv`` with: this one if it is supported, else the newest that is found."""
    names = ["python3.%d" % minor for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    for python in [sys.executable] + [p for p in map(shutil.which, names) if p]:
        if usable(python):
            return python
    return fail(
        "Python 3.11, 3.12 or 3.13 is needed and none was found; install one, for example:  apt-get install python3"
    )


def venv_python():
    """Path of the interpreter in ``.venv``."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def make_venv():
    """Make ``.venv``, bringing Debian's split-off venv package where that is what is missing."""
    if usable(venv_python()):
        return
    python = find_python()
    say("making .venv with %s" % python)
    command = [python, "-m", "venv", "--clear", VENV]
    if subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return
    install_packages(["python3-venv"])
    if subprocess.call(command) != 0:
        fail("could not make .venv; on Debian type:  sudo apt-get install python3-venv")


def digest(purpose):
    """Hash of all that decides what is installed."""
    state = hashlib.sha256((purpose + "\n" + ROOT + "\n").encode())
    for name in ("pyproject.toml", os.path.join(".ci", "constraints.txt"), os.path.join(".ci", "setup.py")):
        with open(os.path.join(ROOT, name), "rb") as file:
            state.update(file.read())
    return state.hexdigest()


def pip(*arguments):
    """Run pip of ``.venv`` quietly under the project's constraints; True when it succeeded."""
    constraints = os.path.join(ROOT, ".ci", "constraints.txt")
    command = [venv_python(), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", constraints]
    return subprocess.call(command + list(arguments), cwd=ROOT, stdout=sys.stderr) == 0


def main(purpose):
    """Set up for ``purpose`` (run or test); does nothing when that has been done already."""
    stamp = os.path.join(VENV, "stamp-" + purpose)
    wanted = digest(purpose)
    if os.path.exists(stamp) and usable(venv_python()):
        with open(stamp) as file:
            if file.read() == wanted:
                return
    if sys.platform.startswith("linux"):
        install_packages(missing_packages(purpose))
    make_venv()
    say("installing the Python packages into .venv")
    if not pip("-e", ".[dev]" if purpose == "test" else "."):
        fail("pip could not install the packages; check the connection to the package index and run make again")
    with open(stamp, "w") as file:
        file.write(wanted)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("run", "test"):
        fail("say what to set up for:  python3 .ci/setup.py run|test")
    main(sys.argv[1])
