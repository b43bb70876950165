"""Personal words shown only in part (GB/T 35273-2020, 7.2: display with restrictions)."""


def mask_number(number: str) -> str:
    """An identity number with the birth digits hidden: `110105********002X`."""
    if len(number) <= 8:
        return "*" * len(number)
    return (
        f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"
        if len(number) > 10
        else (number[:2] + "*" * (len(number) - 4) + number[-2:])
    )


def mask_name(name: str) -> str:
    """A person's name with all but the last character hidden: `**英`, `*英`."""
    return "*" * (len(name) - 1) + name[-1] if len(name) > 1 else "*" * len(name)


def mask_phone(phone: str) -> str:
    """A telephone number with the middle hidden: `139****1234`."""
    if len(phone) < 7:
        return "*" * len(phone)
    return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"


def mask_address(address: str) -> str:
    """An address down to its first six characters: `云海市南湖区******`."""
    return address[:6] + "******" if len(address) > 6 else "******"
