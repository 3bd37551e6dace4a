"""A county to practise on; it speaks through the real doors and is imported by nobody but assembly."""
