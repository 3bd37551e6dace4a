"""Cameras that are turned by ONVIF: device, media and PTZ services of many cameras on one port."""
