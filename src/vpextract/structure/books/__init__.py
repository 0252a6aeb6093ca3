"""Whether the figures of a document's tables add up."""
