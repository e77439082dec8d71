"""The rules of the business, pure: no clock, no chance, no files, no database (DOMAIN.md).

Moments are aware UTC datetimes, money is `Decimal` with two places, and every rule that says no
raises its own subclass of `errors.Refusal`.
"""
