"""Many documents: finding them, spreading them over processes, progress, and one written result."""
