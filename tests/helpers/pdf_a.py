"""What PDFBox preflight says of a file: whether it is PDF/A-1b."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io")
JARS = [Path(f"/usr/share/java/{one}.jar") for one in (*NAMES, "javax.activation", "jaxb-api")]


def require_pdf_a(file: Path) -> None:
    """Fail unless `file` is PDF/A-1b, and where Debian's preflight isn't installed."""
    missing = [jar.name for jar in JARS if not jar.exists()]
    if shutil.which("java") is None:
        missing.append("java")
    assert not missing, f"{', '.join(missing)} not found; type: .ci/setup test-all"
    path = os.pathsep.join(map(str, JARS))
    done = subprocess.run(
        ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", file],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "is a valid PDF/A-1b file" in done.stdout, done.stdout + done.stderr
