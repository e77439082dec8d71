"""What launches' lives, boards and notices ask; their list is `launch`."""
