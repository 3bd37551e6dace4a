"""Crews at their terminals: they take orders by the unit door, go there, handle, and reply with a picture."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from simulator.people import Walker
from simulator.pictures import corner_at, street_picture

REFUSALS = ("非本单位职责范围", "正在处置紧急事项", "Outside our district")
EXTENSIONS = ("等待材料到货", "雨天无法施工", "Waiting for material")
ANSWER = "正在办理，今日内办结并回复"
MEASURES = ("已清理干净", "已劝离并恢复通行", "已修复", "Cleared and checked")
REFUSES_ONE_IN = 14
APPLIES_ONE_IN = 9
REUSES_ONE_IN = 12


@dataclass
class Crew:
    """One unit's terminal. `pace` is how many times faster than life it works."""

    walker: Walker
    token: str
    client: httpx.AsyncClient
    dice: random.Random
    pace: float
    known: set[int] = field(default_factory=set)
    handed_in: bytes = b""

    async def work(self) -> None:
        """Look at the terminal for ever; whatever the doors say no to is looked at again next time."""
        while True:
            await asyncio.sleep(self.dice.uniform(1.0, 2.0))
            try:
                await self._look()
            except (httpx.HTTPError, ValueError):
                continue

    async def _look(self) -> None:
        listed = (await self._send("GET", "/unit/v1/orders")).json()
        for message in listed["messages"]:
            await self._send("POST", f"/unit/v1/messages/{message['message_id']}/receipt", json={"read": True})
        for urge in listed["urges"]:
            await self._send("POST", f"/unit/v1/urges/{urge['urge_id']}/receipt", json={"read": True})
        for owed in listed["supervisions"]:
            await self._send("POST", f"/unit/v1/supervisions/{owed['supervision_id']}/reply", json={"reply": ANSWER})
        for order in listed["orders"]:
            await self._handle(order)

    async def _handle(self, order: Mapping[str, Any]) -> None:
        at = f"/unit/v1/orders/{order['order_id']}"
        if order["state"] in ("sent", "delivered"):
            await self._send("POST", f"{at}/delivered")
            await self._pause(4)
            await self._send("POST", f"{at}/read")
        if order["state"] != "signed":
            if not order["is_rework"] and self.dice.randrange(REFUSES_ONE_IN) == 0:
                await self._send("POST", f"{at}/refuse", json={"reason": self.dice.choice(REFUSALS)})
                return
            await self._pause(6)
            await self._send("POST", f"{at}/sign")
            await self._apply(order)
        if await self._arrive(order):
            await self._pause(25)
            await self._reply(order)

    async def _apply(self, order: Mapping[str, Any]) -> None:
        """Now and then more time is asked for, which somebody at the desk decides."""
        if order["part"] == "lead" and self.dice.randrange(APPLIES_ONE_IN) == 0:
            wish = {"kind": "extension", "reason": self.dice.choice(EXTENSIONS)}
            await self._send("POST", f"/unit/v1/cases/{order['case_id']}/apply", json=wish)

    async def _arrive(self, order: Mapping[str, Any]) -> bool:
        """Go there; looks at the terminal again every few seconds on the way, so that urges are read."""
        if order["lon"] is None:
            return True
        self.walker.goal = (order["lon"], order["lat"])
        for _ in range(5):
            if self.walker.is_there():
                return True
            await asyncio.sleep(1)
        return self.walker.is_there()

    async def _reply(self, order: Mapping[str, Any]) -> None:
        # The first try of some is careless: the place does not look cleaned, and the check will say so.
        is_clean = bool(order["is_rework"]) or self.dice.random() > 0.15
        where = corner_at(order["lon"] or 0.0, order["lat"] or 0.0)
        picture = street_picture(where, is_clean=is_clean, hand=int(order["order_id"]))
        if self.handed_in and not order["is_rework"] and self.dice.randrange(REUSES_ONE_IN) == 0:
            picture = self.handed_in  # which the check is told
        self.handed_in = picture
        files = {"after": ("after.jpg", picture, "image/jpeg")}
        data = {"measure": self.dice.choice(MEASURES), "closing_met": "true"}
        await self._send("POST", f"/unit/v1/orders/{order['order_id']}/reply", data=data, files=files)
        self.walker.goal = None

    async def _pause(self, seconds: float) -> None:
        await asyncio.sleep(self.dice.uniform(0.6, 1.4) * seconds / self.pace)

    async def _send(self, method: str, path: str, **content: Any) -> httpx.Response:
        answer = await self.client.request(method, path, headers={"Authorization": f"Bearer {self.token}"}, **content)
        if answer.status_code not in (200, 409):
            answer.raise_for_status()
        return answer
