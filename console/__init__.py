"""The Qt spine of the desk: window, desk worker, follower, selection, actions, notices, theme and settings."""
