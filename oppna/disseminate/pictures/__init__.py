"""Large pictures made, once: by content, on disk and in memory."""
