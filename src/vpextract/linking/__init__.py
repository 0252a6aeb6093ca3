"""What belongs together across documents: rows → candidates → scored links → series; follow-up of what was planned."""
