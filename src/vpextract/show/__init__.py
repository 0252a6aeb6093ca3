"""Results as text for people: progress, the summary of a run, datasets in the terminal."""
