"""A small company in a real file, and people whose names are hard to find."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.company import Company


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


@pytest.fixture
def known(company: Company) -> dict[str, int]:
    people = {
        "Tanaka Haruka · 田中 遥": ("+81 90 5512 0348", "haruka.tanaka@nihon.jp"),
        "Nguyễn Tấn Dũng": ("+84 91 224 7810", "dung.nguyen@vnu.edu.vn"),
        "Татьяна Кузнецова": ("+7 916 401-22-87", "t.kuznetsova@mail.ru"),
        "محمد الحسيني": (None, None),
        "小龍": (None, None),
        "Ana López Ruiz": ("+34 612 408 551", "ana@lopez.es"),
        "Ana Lopes": ("+351 912 004 118", None),
        "Montana Smith": (None, "100%_sure@example.com"),
    }
    return {
        name: company.traveler(name=name, contact_phone=phone, email=email)
        for name, (phone, email) in people.items()
    }
