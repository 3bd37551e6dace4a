"""Live and recorded video: feeds, the two engines, the wall and the player. The only room with PyAV and VLC."""
