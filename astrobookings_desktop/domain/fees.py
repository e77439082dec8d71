"""What an agency is charged for a launch (DOMAIN.md §6)."""

from decimal import Decimal

from astrobookings_desktop.domain.money import share

FEE_BASIS_POINTS = 100
RELIABLE_BASIS_POINTS = 80
RELIABLE_LAUNCHES = 2
ABORT_FEE = Decimal("1000.00")


def is_reliable(launched_before: int) -> bool:
    """Whether an agency that so many launches of are `launched` already pays the lower rate."""
    return launched_before >= RELIABLE_LAUNCHES


def fee_basis_points(launched_before: int) -> int:
    """The rate in hundredths of a percent, by the agency's launches already `launched`."""
    return RELIABLE_BASIS_POINTS if is_reliable(launched_before) else FEE_BASIS_POINTS


def fee(net_revenue: Decimal, basis_points: int) -> Decimal:
    """The rate's share of what the launch brought, half up to whole cents."""
    return share(net_revenue, Decimal(basis_points).scaleb(-4))
