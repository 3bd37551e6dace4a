"""Heads of departments at their telephones: they read what fell due in their department, some minutes late."""

import asyncio
import random
from dataclasses import dataclass

import httpx


@dataclass
class Head:
    """One head's telephone. `pace` is how many times faster than life it is looked at."""

    token: str
    client: httpx.AsyncClient
    dice: random.Random
    pace: float

    async def work(self) -> None:
        """Look now and then, for ever; a door that is away is tried again at the next look."""
        while True:
            await asyncio.sleep(self.dice.uniform(8, 40) / self.pace)
            try:
                await self._look()
            except (httpx.HTTPError, ValueError):
                continue

    async def _look(self) -> None:
        says = {"Authorization": f"Bearer {self.token}"}
        listed = await self.client.get("/head/v1/urges", headers=says)
        for urge in listed.raise_for_status().json()["urges"]:
            path = f"/head/v1/urges/{urge['urge_id']}/receipt"
            await self.client.post(path, headers=says, json={"read": self.dice.random() < 0.7})
