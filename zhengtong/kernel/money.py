"""Money in whole fen: no floating point ever touches a fee."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of renminbi in fen (1/100 yuan)."""

    fen: int

    @classmethod
    def of_yuan(cls, text: str | int | Decimal) -> "Money":
        """Read an amount in yuan with at most two decimals; raises ValueError otherwise."""
        try:
            fen = Decimal(text) * 100
        except InvalidOperation:
            raise ValueError(f"not an amount: {text!r}") from None
        if not fen.is_finite() or fen != fen.to_integral_value():
            raise ValueError(f"not an amount in whole fen: {text!r}")
        return cls(int(fen))

    def yuan(self) -> str:
        """The amount as people write it: `1,234.50`."""
        return f"{Decimal(self.fen) / 100:,.2f}"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen)

    def __mul__(self, times: int) -> "Money":
        return Money(self.fen * times)
