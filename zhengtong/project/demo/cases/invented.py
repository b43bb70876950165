"""Invented people and companies with valid numbers; the same seed invents the same ones."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zhengtong.kernel.codes import credit_code, resident_number
from zhengtong.project.demo.reading import document

#: Serials from here on belong to invented people, so that they never meet the named cast.
FIRST_SERIAL = 200
ODD_NAMES = 30  # one name in so many is written with a rare character


@dataclass(frozen=True, slots=True)
class Someone:
    """A resident who does not exist."""

    name: str
    number: str
    mobile: str
    division: str
    street: str
    address: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A company that does not exist, with the person who represents it."""

    name: str
    credit_code: str
    representative: Someone
    division: str
    address: str


class Inventor:
    """Makes people and companies, no number twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.words = document("names")
        self.made = 0
        self.firms = 0

    def someone(self, division: str, today: date, youngest: int = 19, oldest: int = 68) -> Someone:
        """A person of an age between two bounds, living in a district."""
        rng, words = self.rng, self.words
        self.made += 1
        woman = rng.random() < 0.5
        days = rng.randint(youngest * 366, oldest * 365)
        serial = FIRST_SERIAL + (self.made * 2) % 700 + (0 if woman else 1)
        given = rng.choice(words["female" if woman else "male"])
        if rng.randrange(ODD_NAMES) == 0:
            given = rng.choice(words["rare"])
        street, address = self.address(division)
        return Someone(
            name=rng.choice(words["surnames"]) + given,
            number=resident_number.make(division, today - timedelta(days=days), serial),
            mobile=f"199{self.made:08d}",
            division=division,
            street=street,
            address=address,
        )

    def firm(self, division: str, trade: str, today: date) -> Firm:
        """A company of a trade in a district."""
        rng, kind = self.rng, self.words["trades"][trade]
        self.firms += 1
        code = credit_code.make("9", "1", division, f"MA{400000 + self.firms:06d}")
        return Firm(
            name=f"云海市{rng.choice(kind['words'])}{rng.choice(kind['suffix'])}",
            credit_code=code,
            representative=self.someone(division, today, 24, 62),
            division=division,
            address=self.address(division)[1],
        )

    def address(self, division: str) -> tuple[str, str]:
        """Street code and an address in a district."""
        rng, words = self.rng, self.words
        road = rng.choice(words["roads"][division])
        house = f"{rng.randint(1, 260)} 号"
        if rng.random() < 0.7:
            room = rng.randint(1, 18) * 100 + rng.randint(1, 6)
            house += f" {rng.randint(1, 12)} 幢 {room} 室"
        district = {"990102": "听澜区", "990103": "云麓区"}[division]
        return rng.choice(words["streets"][division]), f"云海市{district}{road} {house}"

    def shop(self) -> str:
        return str(self.rng.choice(self.words["shops"]))
