"""From a reference to the status URL of its tweet, with the evidence for it."""
