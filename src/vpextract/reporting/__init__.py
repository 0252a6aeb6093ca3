"""One page in Swedish that tells what an output holds: what is there, what was reached, what is doubtful."""
