"""A farm of cameras in one process: RTSP (RFC 2326) over TCP and UDP, H.264 and H.265, Digest, faults on demand."""
