"""From a start to a window in front: one per database, loaded while somebody signs in."""
