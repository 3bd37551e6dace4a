"""What the machine advises: who is near, who sees it, which grid it lies in; no Qt, no clock, no store."""
