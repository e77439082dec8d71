"""Small parts of which screens are made; they know the look and nothing of the business."""
