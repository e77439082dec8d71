"""What PDFBox preflight says of a file: whether it is PDF/A-1b."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io")
JARS = [Path(f"/usr/share/java/{one}.jar") for one in (*NAMES, "javax.activation", "jaxb-api")]
PACKAGES = (
    "default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java libcommons-io-java"
)


def require_pdf_a(file: Path) -> None:
    """Fail unless `file` is PDF/A-1b; skip where Debian's preflight isn't installed."""
    if shutil.which("java") is None or not all(jar.exists() for jar in JARS):
        pytest.skip(f"apt-get install {PACKAGES}")
    path = os.pathsep.join(map(str, JARS))
    done = subprocess.run(
        ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", file],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "is a valid PDF/A-1b file" in done.stdout, done.stdout + done.stderr
