"""The command line: a thin shell around the services, which the screens share."""
