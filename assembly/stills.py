"""Pictures as a desk shows them: of a clip its first picture."""

from db.pictures import FilePictures
from dispatch.errors import Unknown


class Stills:
    """Over the pictures of a centre; for what looks at them, not for what hands them on."""

    def __init__(self, pictures: FilePictures) -> None:
        self._pictures = pictures

    def put(self, data: bytes) -> str:
        """Store bytes."""
        return self._pictures.put(data)

    def get(self, sha256: str) -> bytes:
        """The bytes of a picture, of a clip its first picture as JPEG; hashed anew. Raises Unknown, Invalid."""
        if not self._pictures.is_clip(sha256):
            return self._pictures.get(sha256)
        from video.angle import first_picture  # FFmpeg: not before a clip is shown

        jpeg = first_picture(self._pictures.where(sha256))
        if not jpeg:
            raise Unknown(kind="picture", id=sha256)
        return jpeg
