"""What the project measures about itself: quality on its own gold, and speed against peers."""
