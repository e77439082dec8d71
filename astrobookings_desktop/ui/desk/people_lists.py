"""Where a traveler is chosen, or entered while nobody knows them yet."""

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.new_traveler import NewTravelerForm
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.desk.traveler_list import TravelerCard
from astrobookings_desktop.ui.widgets.sharing import Sharing


class PeopleLists(Sharing):
    """Lists with one of `travelers` among them; the new one's `form` opens in its place.

    `key` goes to the travelers; nothing where none does.
    """

    def __init__(self, context: UiContext, thread: SearchThread, title: str, key: str) -> None:
        super().__init__()
        self.travelers = TravelerCard(context, thread, title, key)
        self.form = NewTravelerForm(context, thread, key)
        self.form.hide()

    @property
    def form_is_open(self) -> bool:
        """Whether a new traveler is being entered."""
        return self.form.isVisibleTo(self)

    @property
    def has_begun(self) -> bool:
        """Whether something of a new traveler was entered that isn't saved."""
        return self.form_is_open and bool(self.newcomer)

    @property
    def newcomer(self) -> str:
        """Who is being entered in the form, open or left, by what is known; else nothing."""
        form = self.form
        texts = (field.text().strip() for field in (form.name, form.phone, form.email))
        return next(filter(None, texts), "")

    def open_form(self, opened: bool) -> None:
        """Show the form in the place of the travelers' list, or the list again.

        Whoever is being created by a form that is left isn't awaited any more.
        """
        if not opened:
            self.form.let_go()
        self.form.setVisible(opened)
        self.travelers.setVisible(not opened)
