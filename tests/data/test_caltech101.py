"""Fetching Caltech 101: from a server that breaks off, from archives, from folders; and its split."""

from __future__ import annotations

import hashlib
import http.server
import io
import os
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autograder.data import caltech101, open_dataset, verify_dataset
from autograder.data.damage import DamagedImages, NoData
from autograder.data.download import download
from autograder.errors import MachineError, UsageError

COUNTS = {"airplanes": 6, "motorbikes": 5}
TRAIN = 4


@pytest.fixture
def images() -> dict[str, bytes]:
    """A Caltech 101 of eleven images; one motorbike is grey, as some are."""
    made = {}
    for kind, count in COUNTS.items():
        for number in range(1, count + 1):
            file = io.BytesIO()
            grey = kind == "motorbikes" and number == 2
            Image.new("L" if grey else "RGB", (30, 20), number * 9 if grey else (number * 9, count * 20, 90)).save(file, "JPEG")
            made[f"{kind}/image_{number:04}.jpg"] = file.getvalue()
    return made


@pytest.fixture(autouse=True)
def small(images: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """The program expects that small one."""
    known = {name: hashlib.sha256(data).hexdigest() for name, data in images.items()}
    monkeypatch.setattr(caltech101, "COUNTS", COUNTS)
    monkeypatch.setattr(caltech101, "TRAIN", TRAIN)
    monkeypatch.setattr(caltech101, "published", lambda: known)
    monkeypatch.setattr(caltech101, "CONTENT", caltech101.content_digest(known))


def tar_of(files: dict[str, bytes], path: Path) -> Path:
    """A tar.gz with these members."""
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def official(images: dict[str, bytes]) -> dict[str, bytes]:
    """Members as the official archive has them: a capital M, other classes around."""
    return {
        "101_ObjectCategories/Faces/image_0001.jpg": b"a face",
        **{f"101_ObjectCategories/{name.replace('motorbikes', 'Motorbikes')}": data for name, data in images.items()},
        "101_ObjectCategories/airplanes/._image_0001.jpg": b"a Mac was here",
    }


@pytest.fixture
def zipped(images: dict[str, bytes], tmp_path: Path) -> Path:
    """The zip, with the archive within it."""
    inner = tar_of(official(images), tmp_path / "inner.tar.gz")
    with zipfile.ZipFile(tmp_path / "caltech-101.zip", "w") as archive:
        archive.writestr("caltech-101/Annotations.tar", b"something else")
        archive.writestr("__MACOSX/caltech-101/._101_ObjectCategories.tar.gz", b"nothing")
        archive.write(inner, "caltech-101/101_ObjectCategories.tar.gz")
    return tmp_path / "caltech-101.zip"


def extracted(images: dict[str, bytes], folder: Path) -> Path:
    """The images as somebody has extracted them."""
    for name, data in images.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("shape", ["zip", "tar", "folder", "official folder"])
def test_every_shape_gives_the_same_images(shape: str, images: dict[str, bytes], zipped: Path, tmp_path: Path) -> None:
    """The zip, the archive in it, and folders with either spelling of motorbikes."""
    origin = {
        "zip": lambda: zipped,
        "tar": lambda: tar_of(official(images), tmp_path / "101_ObjectCategories.tar.gz"),
        "folder": lambda: extracted(images, tmp_path / "mine"),
        "official folder": lambda: extracted({f"caltech-101/{name}": data for name, data in official(images).items()}, tmp_path / "mine"),
    }[shape]()
    fetched = caltech101.fetch(origin)
    assert (fetched.counts, fetched.differences) == (COUNTS, ())
    assert {f"{path.parent.name}/{path.name}": path.read_bytes() for path in fetched.folder.rglob("*.jpg")} == images


def test_the_split_is_by_the_digest_of_each_file(images: dict[str, bytes], tmp_path: Path) -> None:
    """The first of each class in the order of their sha256 are to train on, the others to validate."""
    caltech101.fetch(extracted(images, tmp_path / "mine"))
    data = open_dataset("caltech101", root=tmp_path, size=(20, 30))
    assert np.bincount(data.train_y).tolist() == [TRAIN, TRAIN]
    assert np.bincount(data.validation_y).tolist() == [2, 1]
    for label, kind in enumerate(COUNTS):
        ranked = sorted((each for name, each in images.items() if name.startswith(kind)), key=lambda each: hashlib.sha256(each).hexdigest())
        wanted = {np.asarray(Image.open(io.BytesIO(each)).convert("RGB")).tobytes() for each in ranked[:TRAIN]}
        assert {image.tobytes() for image in data.train_x[data.train_y == label]} == wanted
    grey = np.asarray(Image.open(io.BytesIO(images["motorbikes/image_0002.jpg"])).convert("RGB")).tobytes()
    assert grey in {image.tobytes() for image in (*data.train_x, *data.validation_x)}


def test_without_the_images_the_command_that_fetches_them_is_named(tmp_path: Path) -> None:
    """Exit code 4: the machine lacks something."""
    with pytest.raises(NoData, match="autograder data fetch caltech101") as caught:
        open_dataset("caltech101", root=tmp_path)
    assert caught.value.exit_code == 4


def test_missing_images_are_named_and_what_was_there_stays(images: dict[str, bytes], tmp_path: Path) -> None:
    """A folder of which some files were lost."""
    caltech101.fetch(extracted(images, tmp_path / "whole"))
    lost = extracted(images, tmp_path / "lost")
    (lost / "motorbikes/image_0003.jpg").unlink()
    with pytest.raises(UsageError, match=r"found 6 airplanes and 4 motorbikes, expected 6 airplanes and 5 motorbikes; missing: motorbikes/image_0003.jpg"):
        caltech101.fetch(lost)
    assert len(list(caltech101.images_folder().rglob("*.jpg"))) == 11
    with pytest.raises(UsageError, match="found 0 airplanes and 0 motorbikes"):
        caltech101.fetch(tmp_path)


def test_images_that_differ_are_kept_and_reported(images: dict[str, bytes], tmp_path: Path) -> None:
    """Caltech may publish a new version one day."""
    changed = {**images, "airplanes/image_0003.jpg": images["airplanes/image_0002.jpg"] + b"\0"}
    fetched = caltech101.fetch(extracted(changed, tmp_path / "mine"))
    assert fetched.differences == ("airplanes/image_0003.jpg",)
    assert fetched.digest != caltech101.CONTENT


def test_a_damaged_photograph_is_named(images: dict[str, bytes], tmp_path: Path) -> None:
    """By verify, by its name; and to fetch again mends it."""
    mine = extracted(images, tmp_path / "mine")
    caltech101.fetch(mine)
    broken = caltech101.images_folder() / "airplanes/image_0004.jpg"
    broken.write_bytes(broken.read_bytes()[:200])
    (damage,) = verify_dataset("caltech101", root=tmp_path)
    assert damage.path == broken
    with pytest.raises(DamagedImages, match=r"airplanes/image_0004.jpg: it can not be decoded.*autograder data fetch caltech101"):
        open_dataset("caltech101", root=tmp_path)
    caltech101.fetch(mine)
    assert not list(verify_dataset("caltech101", root=tmp_path))


@pytest.mark.parametrize(
    "name", ["../../airplanes/image_0001.jpg", "/tmp/airplanes/image_0001.jpg", "a/../../image_0001.jpg", "C:\\airplanes\\image_0001.jpg", "..\\x"]
)
@pytest.mark.parametrize("shape", ["tar", "zip", "tar in zip"])
def test_an_archive_that_leads_out_is_refused(name: str, shape: str, images: dict[str, bytes], tmp_path: Path) -> None:
    """Zip slip: nothing is written, inside or outside."""
    tar = tar_of({**official(images), name: b"evil"}, tmp_path / "evil.tar.gz")
    if shape != "tar":
        with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
            if shape == "zip":
                archive.writestr(name, b"evil")
            else:
                archive.write(tar, "caltech-101/101_ObjectCategories.tar.gz")
    before = set(tmp_path.rglob("*"))
    with pytest.raises(UsageError, match="leads out of the archive"):
        caltech101.fetch(tar if shape == "tar" else tmp_path / "evil.zip")
    assert {path for path in tmp_path.rglob("*") if path.is_file()} <= before


def test_links_in_an_archive_are_no_images(images: dict[str, bytes], tmp_path: Path) -> None:
    """A link called like an image is not followed: the image counts as missing."""
    files = dict(images)
    del files["airplanes/image_0001.jpg"]
    path = tar_of(files, tmp_path / "links.tar")
    with tarfile.open(path, "w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("airplanes/image_0001.jpg")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(UsageError, match=r"missing: airplanes/image_0001\.jpg"):
        caltech101.fetch(path)


def test_what_is_no_archive_is_said(zipped: Path, tmp_path: Path) -> None:
    """Another file, a cut one, none."""
    (tmp_path / "notes.txt").write_text("no archive", "utf-8")
    for path, words in ((tmp_path / "notes.txt", "no zip and no tar"), (tmp_path / "gone.zip", "no such file")):
        with pytest.raises(UsageError, match=words):
            caltech101.fetch(path)
    data = bytearray(zipped.read_bytes())
    data[len(data) // 2] ^= 0xFF
    zipped.write_bytes(data)
    with pytest.raises(UsageError, match="damaged"):
        caltech101.fetch(zipped)


def test_an_image_that_is_far_too_large_is_refused(images: dict[str, bytes], tmp_path: Path) -> None:
    """An archive that unpacks to a full disk."""
    path = tar_of({**official(images), "101_ObjectCategories/airplanes/image_0007.jpg": bytes(2 << 20)}, tmp_path / "bomb.tar.gz")
    with pytest.raises(UsageError, match="2,097,152 bytes"):
        caltech101.fetch(path)


class Server(http.server.ThreadingHTTPServer):
    """A web server with one file, which can break off, and which remembers what it was asked for."""

    content = b""
    breaks_after: int | None = None  # bytes, once
    knows_ranges = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/caltech-101.zip?download=1"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the file, or with the part of it that was asked for."""

    server: Server

    def do_GET(self) -> None:
        content, wanted = self.server.content, self.headers["Range"]
        self.server.asked.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.server.knows_ranges else 0
        if start >= len(content):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(content)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end = len(content)
        if self.server.breaks_after is not None:
            end, self.server.breaks_after = start + self.server.breaks_after, None
            self.close_connection = True
        self.wfile.write(content[start:end])

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A web server on this machine."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def get(server: Server, tmp_path: Path) -> Callable[[], Path]:
    """Download from that server."""
    server.content = bytes(range(256)) * 2000
    digest = hashlib.sha256(server.content).hexdigest()
    return lambda: download(server.url, digest, tmp_path / "downloads" / "file.zip", pause=lambda _seconds: None)


def test_a_broken_connection_is_taken_up_where_it_ended(server: Server, get: Callable[[], Path]) -> None:
    """In the same call."""
    server.breaks_after = 200_000
    assert get().read_bytes() == server.content
    assert server.asked[0] is None
    assert server.asked[1] == "bytes=200000-" or int(str(server.asked[1])[6:-1]) > 100_000


def test_an_interrupted_program_goes_on_the_next_time(server: Server, get: Callable[[], Path], tmp_path: Path) -> None:
    """What has come is not asked for again, and what is here is not downloaded twice."""
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/file.zip.part").write_bytes(server.content[:300_000])
    assert get().read_bytes() == server.content
    assert get().read_bytes() == server.content
    assert server.asked == ["bytes=300000-"]
    assert [path.name for path in (tmp_path / "downloads").iterdir()] == ["file.zip"]


def test_a_server_that_knows_no_ranges_starts_anew(server: Server, get: Callable[[], Path], tmp_path: Path) -> None:
    """The beginning is not appended to itself."""
    server.knows_ranges = False
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/file.zip.part").write_bytes(server.content[:300_000])
    assert get().read_bytes() == server.content


@pytest.mark.parametrize("length", [0, 1000])
def test_a_part_that_is_whole_or_longer_is_seen_through(server: Server, get: Callable[[], Path], tmp_path: Path, length: int) -> None:
    """The last byte had come before the program was ended; or the part is of another file."""
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/file.zip.part").write_bytes(server.content + bytes(length))
    assert get().read_bytes() == server.content


def test_a_file_with_another_checksum_is_worth_nothing(server: Server, get: Callable[[], Path], tmp_path: Path) -> None:
    """It is removed, so that the next download starts anew."""
    right = server.content
    server.content = right[:-1] + b"x"
    with pytest.raises(MachineError, match="not the file that was published"):
        get()
    assert not list((tmp_path / "downloads").iterdir())
    server.content = right
    assert get().read_bytes() == right


def test_a_server_that_is_not_there_is_a_sentence(server: Server, get: Callable[[], Path], tmp_path: Path) -> None:
    """Exit code 4, no traceback; an address that is gone is told at once."""
    server.content = b""
    with pytest.raises(MachineError, match=r"can not be downloaded: .*goes on where this one ended"):
        get()
    with pytest.raises(MachineError, match="refuses the connection") as caught:
        download("http://127.0.0.1:1/file.zip", "0" * 64, tmp_path / "file.zip", pause=lambda _seconds: None)
    assert caught.value.exit_code == 4


def test_fetching_downloads_once_and_keeps_only_the_images(server: Server, zipped: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With progress in bytes; a second fetch finds everything here."""
    server.content = zipped.read_bytes()
    monkeypatch.setattr(caltech101, "URL", server.url)
    monkeypatch.setattr(caltech101, "SHA256", hashlib.sha256(server.content).hexdigest())
    seen: list[tuple[int, int]] = []
    assert caltech101.fetch(progress=lambda *now: seen.append(now)).counts == COUNTS
    assert seen[-1] == (len(server.content), len(server.content))
    assert not list((cache / "downloads").iterdir())
    assert caltech101.fetch().counts == COUNTS
    assert len(server.asked) == 1


if "AUTOGRADER_CALTECH101" in os.environ:  # a folder or an archive of the real images

    def test_the_real_photographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Counts, the known digest, and the split of the data card."""
        monkeypatch.undo()
        monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "cache"))
        fetched = caltech101.fetch(Path(os.environ["AUTOGRADER_CALTECH101"]))
        assert (fetched.digest, fetched.differences) == (caltech101.CONTENT, ())
        data = open_dataset("caltech101", root=tmp_path)
        assert np.bincount(data.train_y).tolist() == [640, 640]
        assert np.bincount(data.validation_y).tolist() == [160, 158]
