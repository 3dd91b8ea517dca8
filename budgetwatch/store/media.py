"""On what kind of disk a file lies: whether another computer may have it open too."""

from __future__ import annotations

import sys
from pathlib import Path

_REMOTE = frozenset(
    [
        "9p",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "prl_fs",
        "smb3",
        "smbfs",
        "vboxsf",
    ]
)
"""File systems that other computers serve, as Linux names them."""
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4


def is_remote(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether a file lies on a disk that another computer serves, as far as the system tells."""
    place = path.resolve()
    if sys.platform == "win32":
        import ctypes

        share = place.drive.startswith("\\\\")
        return share or ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\") == _DRIVE_REMOTE
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False  # a system that lists its disks elsewhere: whether they share memory is seen by trying
    return _kind_at(place, lines) in _REMOTE


def _kind_at(place: Path, lines: list[str]) -> str:
    """The file system of the deepest folder of a disk above a place; of two on one folder the later hides the other."""
    found, deepest = "", -1
    for line in lines:
        _, folder, kind, *_ = (*line.split(" "), "", "", "")
        point = Path(folder.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if place.is_relative_to(point) and len(point.parts) >= deepest:
            found, deepest = kind, len(point.parts)
    return found
