"""Whether a picture was made from an earlier one: the same again, a part of it, or with something painted over.

Features are found and matched by OpenCV (SIFT, Lowe's test, RANSAC); a match alone only says that both show the same
place. What gives a copy away is that, once laid over each other, the blocks agree down to their grain.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 640  # pixels of the longer side at which pictures are compared
FEATURES = 1000
MATCHES_WANTED = 12
RATIO = 0.75  # of Lowe's test between the best and the second match
BLOCK = 32
GRAIN = 1.2  # pixels: finer than this, resampling and JPEG leave nothing to compare
AGREES = 0.90  # correlation of a block from which it counts as the same
COPIED = 0.55  # share of blocks that agree in a copy
WHOLE = 0.985  # share of blocks that agree when nothing was changed
CUT_BELOW = 0.93  # share of the earlier picture's area that is left of it

Grey = NDArray[np.uint8]


class Made(StrEnum):
    """How a picture was made from an earlier one."""

    SAME = "same"
    CUT = "cut"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """`agreeing`: share of blocks that agree; `kept`: share of the earlier picture's area that is shown again."""

    made: Made
    agreeing: float
    kept: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture prepared for comparing: grey, with its features."""

    grey: Grey
    points: NDArray[np.float32]  # (n, 2)
    marks: NDArray[np.float32]  # (n, 128)


def look_at(data: bytes) -> Seen | None:
    """Prepare a JPEG, PNG or WebP; None when it cannot be read or shows nothing to hold on to."""
    read = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if read is None:
        return None
    scale = SIDE / max(read.shape)
    grey = np.asarray(cv2.resize(read, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    found, marks = cv2.SIFT.create(nfeatures=FEATURES, contrastThreshold=0.01).detectAndCompute(grey, None)
    if marks is None or len(found) < MATCHES_WANTED:
        return None
    points = np.array([point.pt for point in found], np.float32)
    return Seen(np.asarray(cv2.GaussianBlur(grey, (0, 0), GRAIN), np.uint8), points, np.asarray(marks, np.float32))


def likeness(picture: Seen, earlier: Seen) -> Likeness | None:
    """How `picture` was made from `earlier`; None when it was not, as far as one can tell."""
    onto = _laid_over(picture, earlier)
    if onto is None:
        return None
    height, width = picture.grey.shape
    size = (width, height)
    moved = np.asarray(cv2.warpAffine(earlier.grey, onto, size), np.uint8)
    covered = np.asarray(cv2.warpAffine(np.full_like(earlier.grey, 255), onto, size), np.uint8)
    agreeing = _agreeing(picture.grey, moved, covered)
    if agreeing < COPIED:
        return None
    kept = _kept(onto, earlier.grey, size)
    made = Made.CHANGED if agreeing < WHOLE else Made.CUT if kept < CUT_BELOW else Made.SAME
    return Likeness(made=made, agreeing=agreeing, kept=kept)


def _laid_over(picture: Seen, earlier: Seen) -> NDArray[np.float64] | None:
    """The shift, turn and scale (2 x 3) that lay `earlier` over `picture`; None when too few features agree."""
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(earlier.marks, picture.marks, k=2)
    good = [pair[0] for pair in pairs if len(pair) == 2 and pair[0].distance < RATIO * pair[1].distance]
    if len(good) < MATCHES_WANTED:
        return None
    source = earlier.points[[match.queryIdx for match in good]]
    target = picture.points[[match.trainIdx for match in good]]
    found: Any = cv2.estimateAffinePartial2D(source, target, ransacReprojThreshold=3.0)
    matrix, inliers = found
    if matrix is None or int(inliers.sum()) < MATCHES_WANTED:
        return None
    return np.asarray(matrix, np.float64)


def _agreeing(picture: Grey, moved: Grey, covered: Grey) -> float:
    """The share of blocks with structure whose correlation says that they are the same, of those that both show."""
    agree = seen = 0
    for top in range(0, picture.shape[0] - BLOCK + 1, BLOCK):
        for left in range(0, picture.shape[1] - BLOCK + 1, BLOCK):
            part = slice(top, top + BLOCK), slice(left, left + BLOCK)
            if covered[part].min() < 255:
                continue
            correlation = _correlation(picture[part], moved[part])
            if correlation is not None:
                seen += 1
                agree += correlation >= AGREES
    return agree / seen if seen >= 8 else 0.0


def _correlation(one: Grey, other: Grey) -> float | None:
    """The correlation of two blocks, None where neither shows anything."""
    first, second = one.astype(np.float32), other.astype(np.float32)
    first -= first.mean()
    second -= second.mean()
    strength = (float(np.sqrt((first**2).mean())), float(np.sqrt((second**2).mean())))
    if max(strength) < 4.0:
        return None
    return float((first * second).mean()) / (max(strength[0], 1.0) * max(strength[1], 1.0))


def _kept(onto: NDArray[np.float64], earlier: Grey, size: tuple[int, int]) -> float:
    """The share of the earlier picture's area that lies within the picture."""
    height, width = earlier.shape
    scale = float(np.hypot(onto[0, 0], onto[1, 0]))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64) @ onto[:, :2].T + onto[:, 2]
    left, top = np.clip(corners.min(axis=0), 0, size)
    right, bottom = np.clip(corners.max(axis=0), 0, size)
    return float((right - left) * (bottom - top) / max(1.0, width * height * scale**2))
