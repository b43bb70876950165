"""What happens to every request before a channel sees it."""
