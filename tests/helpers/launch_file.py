"""A file of historic launches as they go around: of whatever columns, with every fault."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

AGENCIES = ("RVSN USSR", "NASA", "SpaceX", "Arianespace", "Méliès & Cie", "宇宙航空研究開発機構")
ROCKETS = ("Vostok", "Saturn V", "Falcon 9", "Ariane 5", "Soyuz-2.1b", "H-IIA")
PLACES = ("Low Earth Orbit", "Moon", "Mars", "Kármán line", "ISS", "Somewhere odd")
STATES = ("Success", "Success", "Success", "Failure", "Partial Failure", "Prelaunch Failure")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MESES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "octubre", "noviembre", "diciembre"),
)
HEADER = (
    *("Unnamed: 0", "Company Name", "Location", "Datum", "Rocket", "Orbit"),
    *("Status Rocket", "Price", "Status Mission"),
)


def write_launches(path: Path, rows: int, seed: int = 11) -> dict[str, int]:
    """Write them; gives how many are of each kind: good, repeated, blank, undated, unknown."""
    chance = random.Random(seed)
    kinds = {"good": 0, "repeated": 0, "blank": 0, "undated": 0, "unknown": 0}
    day = date(1957, 10, 4)
    seen: list[list[str]] = []
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADER)
        for number in range(rows):
            day += timedelta(days=chance.randrange(1, 15))
            place = chance.randrange(5)
            row = [
                str(number),
                AGENCIES[chance.randrange(6)],
                "Site 1/5, Baikonur Cosmodrome, Kazakhstan",
                _spelled(day, chance),
                ROCKETS[chance.randrange(6)],
                PLACES[place],
                chance.choice(("StatusActive", "StatusRetired")),
                chance.choice(("50.0", "1160.0", "29.75")),
                chance.choice(STATES),
            ]
            match number % 50:
                case 7 if seen:
                    row = list(chance.choice(seen))
                    kinds["repeated"] += 1
                case 13:
                    row[4] = ""
                    kinds["blank"] += 1
                case 21:
                    row[3] = chance.choice(("1969", "sometime", "31.02.1970", "tbd"))
                    kinds["undated"] += 1
                case 34:
                    row[5] = PLACES[5]
                    kinds["unknown"] += 1
                case _:
                    seen.append(row)
                    kinds["good"] += 1
            writer.writerow(row)
    return kinds


def _spelled(day: date, chance: random.Random) -> str:
    month = MONTHS[day.month - 1]
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    return chance.choice(
        (
            f"{day:%a} {month} {day.day:02}, {day.year} {clock} UTC",
            f"{month} {day.day:02}, {day.year}",
            day.isoformat(),
            f"{day.isoformat()} {clock}",
            f"{day.day:02}.{day.month:02}.{day.year}",
            f"{day.day} de {MESES[day.month - 1]} de {day.year}",
        )
    )
