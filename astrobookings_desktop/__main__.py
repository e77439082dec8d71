"""The way into the program: `python -m astrobookings_desktop`, and the script `astrobookings`."""

from astrobookings_desktop.cli.app import main

if __name__ == "__main__":
    main()
