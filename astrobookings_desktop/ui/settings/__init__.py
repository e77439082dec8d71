"""The settings, the company's and this workstation's, in one window."""
