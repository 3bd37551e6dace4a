"""Personal data as desks see it: enough to recognise, not enough to call or to name."""


def masked_phone(phone: str) -> str:
    """138****1234 for a long number; a short one keeps its last two characters at most."""
    if len(phone) >= 8:
        return f"{phone[:3]}****{phone[-4:]}"
    return "****" + phone[-2:] if len(phone) > 4 else "*" * len(phone)


def masked_name(name: str) -> str:
    """张* for 张伟, J* for Jane Doe."""
    return f"{name[0]}*" if name else ""
