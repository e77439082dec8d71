"""What PDFBox preflight says of a file: whether it is PDF/A-1b."""

import os
import shutil
import subprocess
from pathlib import Path

IS_PDF_A = "is a valid PDF/A-1b file"
NAMES = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io")
JARS = [Path(f"/usr/share/java/{one}.jar") for one in (*NAMES, "javax.activation", "jaxb-api")]


def preflight(file: Path) -> str:
    """The verdict, `IS_PDF_A` among it or what is wrong. Fails where Debian's preflight isn't
    installed."""
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
    return done.stdout + done.stderr
