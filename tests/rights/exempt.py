"""Service functions that have no row in the matrix, and why."""

BEFORE_SIGN_IN = {
    "has_administrator": "asked before anybody is known; tells nothing of anybody",
    "has_access": "asked by the unit of work itself, of the one who acts",
    "sign_in": "who acts is what it finds out",
    "found": "refuses as soon as there is an administrator",
    "change_own_password": "for oneself; asks for the present password",
    "use_reset_code": "asks for the code",
    "demo_accounts": "shown on the sign-in screen of a practice company, and nowhere else",
    "is_practice": "decides what the sign-in screen says",
    "is_empty": "decides whether a demo may be built",
    "build_demo": "refuses a company that isn't empty",
    "require_nobody_of_its_own": "refuses a demo where somebody has a password, and names nobody",
    "what_is_missing": "says what a workstation's mail settings lack, and nothing of the company",
    "wake_waiting": "has what waits for a setting tried again, as the worker does by itself",
    "own_agency": "tells the one who acts who they are",
    "check": "needs no sign-in, for a file with which nobody can; who shows its records asks first",
}
"""Functions that need no right, and why."""


PARTS = {
    *("add_person", "book", "change_person", "check_email_free", "check_sale", "close_booking"),
    *(
        "dates_of_rocket",
        "decide_refund",
        "delete_person",
        "due_holds",
        "keep_password",
        "lapse_due_holds",
    ),
    *("lapse_holds", "launch_of", "mark_practice", "move_seats", "notify", "set_moment"),
    *(
        "set_person_active",
        "tell_about",
        "vips_to_tell",
        "traveler_of",
        "unused_locator",
        "void_window",
        "wake_waiting_jobs",
        "withdraw",
    ),
    *("enqueue_delivery", "put_in_queue", "resolve", "held_values", "of_the_file"),
    *(
        "announced_of",
        "frozen_facts",
        "issue_for",
        "leave_job",
        "mark_overdue",
        "next_due",
        "paid_of",
        "remind",
        "remind_of",
        "restate",
        "retry_mended_jobs",
    ),
    *(
        "invoices_to_watch",
        "sheet_of",
        "tell_of_invoice",
        "tell_of_payment",
        "today_of",
        "void_for",
    ),
    "withdraw_from_agency",
    *("bring_to", "cancel_bookings", "delay_of", "leave_notice", "outcome_columns"),
    *("discard", "end_delivery", "others_misled", "read_of_settled_jobs", "recipient_of"),
    *("follow_move", "follow_renewal", "follow_split", "seated_on", "touched_by"),
    *("agency_in_view", "currency_of", "span_of"),
    *("chain_rows", "untold_changes", "remembered_anew", "remember_counted", "read_settings"),
}
"""What services are made of: they ask for no right, so nothing above may call them."""
