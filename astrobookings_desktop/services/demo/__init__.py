"""A believable company, made by living through its last years with the real services."""

from astrobookings_desktop.services.demo.build import DemoSummary, build_demo

__all__ = ["DemoSummary", "build_demo"]
