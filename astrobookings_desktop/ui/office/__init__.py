"""What stands above the lists of jobs and messages: how they fare, and what helps."""
