"""Personal data as desks see it: enough to recognise, not enough to call or to name."""

from dataclasses import replace

from dispatch.values import Case


def masked_phone(phone: str) -> str:
    """138****1234 for a long number; a short one keeps its last two characters at most."""
    if len(phone) >= 8:
        return f"{phone[:3]}****{phone[-4:]}"
    return "****" + phone[-2:] if len(phone) > 4 else "*" * len(phone)


def masked_name(name: str) -> str:
    """张* for 张伟, J* for Jane Doe."""
    return f"{name[0]}*" if name else ""


def masked(case: Case) -> Case:
    """The case with its reporter masked."""
    if not (case.reporter_name or case.reporter_phone):
        return case
    return replace(
        case, reporter_name=masked_name(case.reporter_name), reporter_phone=masked_phone(case.reporter_phone)
    )
