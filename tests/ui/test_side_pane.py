"""What stands left of the pages."""

import pytest
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui.widgets.sidebar import Entry
from astrobookings_desktop.ui.window.side_pane import SidePane


@pytest.mark.usefixtures("theme")
def test_a_long_name_leaves_the_room_to_the_pages(qtbot: QtBot) -> None:
    widths = []
    for name in ("Ana", "Wolfeschlegelsteinhausenbergerdorff " * 5):
        pane = SidePane([Entry("Desk", "desk")], Actor(1, name.strip(), Role.AGENT), None)
        qtbot.addWidget(pane)
        pane.show()
        widths.append((pane.minimumSizeHint().width(), pane.sizeHint().width()))
    assert widths[0] == widths[1]
