"""What signing in reads and writes."""

from peewee import fn

from astrobookings_desktop.data.models import PasswordReset, SignInFailure, User
from astrobookings_desktop.data.statements import compiled, literal, statements_of, value
from astrobookings_desktop.domain.statuses import Role

_agency = User.alias()
IS_EMPLOYED = User.agency_id.is_null() | fn.EXISTS(
    _agency.select(_agency.id).where(_agency.id == User.agency_id, _agency.active == 1)
)
"""Staff of an agency that was deactivated get no further than the agency itself."""
PERSON = (User.id, User.name, User.role, User.agency_id, (User.active == 1) & IS_EMPLOYED)
PERSON_BY_EMAIL = compiled(
    User.select(*PERSON, User.password_hash).where(User.email_key == value("email_key"))
)
ADMINISTRATORS = compiled(
    User.select(User.id).where(
        User.role == literal(Role.ADMIN),
        User.active == 1,
        User.password_hash.is_null(False),
        User.email_key.is_null(False),
    )
)
"""Those who can sign in."""
SIGNING_IN = compiled(
    User.select(User.email, User.role, User.name, User.password_hash)
    .where(
        User.active == 1,
        IS_EMPLOYED,
        User.password_hash.is_null(False),
        User.email_key.is_null(False),
    )
    .order_by(User.id)
)
PASSWORDS = compiled(User.select(User.password_hash).where(User.password_hash.is_null(False)))
"""Of everybody who was ever given one."""

ACCESS = compiled(
    User.select(User.role, User.agency_id).where(
        User.id == value("user_id"), User.active == 1, IS_EMPLOYED
    )
)

FAILURES = compiled(
    SignInFailure.select(SignInFailure.failures, SignInFailure.last_at).where(
        SignInFailure.email_key == value("email_key")
    )
)
COUNT_FAILURE = (
    'INSERT INTO "sign_in_failure" ("email_key", "failures", "last_at") '
    'VALUES (:email_key, 1, :now) ON CONFLICT ("email_key") '
    'DO UPDATE SET "failures" = "failures" + 1, "last_at" = :now'
)
FORGET_FAILURES = statements_of(SignInFailure).delete

RESET_CODE = compiled(
    PasswordReset.select(PasswordReset.code_hash, PasswordReset.expires_at).where(
        PasswordReset.user == value("user_id")
    )
)
SAVE_RESET_CODE = (
    'INSERT OR REPLACE INTO "password_reset" ("user_id", "code_hash", "expires_at") '
    "VALUES (:user_id, :code_hash, :expires_at)"
)
FORGET_RESET_CODE = statements_of(PasswordReset).delete
