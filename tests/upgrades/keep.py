"""Keep a small site of a version of the profile: .venv/bin/python tests/upgrades/keep.py [COMMIT]

The site is made by the code of that commit (HEAD when none is named), with today's pins, the
demonstration and the few communes it names. What is left of its database and blobs is
`tests/upgrades/<version>.tar.xz`; `bin/instance` must be there (`make bin/instance`).
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import os
import re
import subprocess
import sys
import tarfile


HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONF = ROOT / "parts" / "instance" / "etc" / "zope.conf"
METADATA = Path("src/imio/mutualisation/profiles/default/metadata.xml")
VAR = ("cache", "blobstorage", "filestorage", "instance", "log")


def check_out(commit: str, folder: Path) -> None:
    """The sources of that commit, without its history."""
    archive = ["git", "-C", str(ROOT), "archive", commit, "src"]
    text = subprocess.run(archive, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=text, check=True)


def make_site(folder: Path) -> None:
    """Run that code on a database of its own, below `folder`/var."""
    for name in VAR:
        (folder / "var" / name).mkdir(parents=True)
    conf = folder / "zope.conf"
    conf.write_text(CONF.read_text().replace(f"{ROOT}/var", f"{folder}/var"))
    subprocess.run(
        [sys.executable, str(HERE / "small_site.py"), str(conf)],
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        check=True,
    )


def pack(folder: Path, version: str) -> Path:
    """The database and its blobs, and nothing of the machine."""
    target = HERE / f"{version}.tar.xz"
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for name in ("filestorage/Data.fs", "blobstorage"):
            archive.add(folder / "var" / name, name, filter=anonymous)
    return target


def anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = info.mtime = 0
    info.uname = info.gname = ""
    return info


def main() -> None:
    commit = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    with TemporaryDirectory() as name:
        folder = Path(name)
        check_out(commit, folder)
        make_site(folder)
        version = re.search(r"<version>(\d+)<", (folder / METADATA).read_text())[1]
        kept = pack(folder, version)
    print(f"{kept.relative_to(ROOT)}: {kept.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
