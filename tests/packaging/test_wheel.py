"""The resources are found from an editable install and a wheel elsewhere; what archives hold."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = "from astrobookings_desktop import config; print(config.resource('destinations.json'))"


def build(target: str, folder: Path) -> Path:
    """The wheel or the sdist of this checkout, put into `folder`."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def resource_seen_from(folder: Path, **environment: str) -> Path:
    """Ask a Python of its own, which starts in `folder`, where the resources are."""
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | environment
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return Path(answer.stdout.strip())


def test_an_editable_install_finds_its_resources_from_another_folder(tmp_path: Path) -> None:
    assert resource_seen_from(tmp_path) == ROOT / "resources" / "destinations.json"


def test_a_wheel_elsewhere_finds_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
            *("--disable-pip-version-check", "--target", str(site), str(wheel)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = resource_seen_from(tmp_path, PYTHONPATH=str(site))
    assert found == site / "astrobookings_desktop" / "resources" / "destinations.json"
    original = ROOT / "resources" / "destinations.json"
    assert found.read_bytes() == original.read_bytes()


def test_the_wheel_holds_the_program_and_nothing_of_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entries,) = (name for name in names if name.endswith("entry_points.txt"))
        assert "astrobookings = astrobookings_desktop.__main__:main" in (
            archive.read(entries).decode()
        )
    tops = {name.split("/")[0] for name in names}
    (metadata,) = (top for top in tops if top.endswith(".dist-info"))
    assert tops == {"astrobookings_desktop", metadata}
    assert f"{metadata}/licenses/LICENSE" in names
    assert "astrobookings_desktop/data/migrations/0001_initial.py" in names
    inside = {name for name in names if name.startswith("astrobookings_desktop/resources/")}
    wanted = {
        f"astrobookings_desktop/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert wanted <= inside


def test_the_sources_travel_with_all_that_the_makefile_and_the_readme_need(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    scripts = re.findall(r"\.ci/\w+", (ROOT / "Makefile").read_text("utf-8"))
    pictures = re.findall(r"\]\((docs/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert scripts
    assert pictures
    assert {"Makefile", "LICENSE", *scripts, *pictures} <= inside
