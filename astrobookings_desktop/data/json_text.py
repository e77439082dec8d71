"""JSON as the database keeps it: no spaces, and letters as they are."""

import json
from collections.abc import Callable
from typing import Any


def json_encoder(*, sort_keys: bool = False) -> Callable[[object], str]:
    """What makes the text of a document; TypeError for what JSON hasn't.

    `JSONEncoder.encode` builds its C encoder anew for each document, which takes longer than a log
    row's columns; here it is built once.
    """
    encoder = json.JSONEncoder(sort_keys=sort_keys, separators=(",", ":"), ensure_ascii=False)
    make: Any = getattr(json.encoder, "c_make_encoder", None)
    if make is None:  # a Python without the accelerator
        return encoder.encode
    chunks = make(
        None,  # a document in itself ends in RecursionError
        encoder.default,
        json.encoder.encode_basestring,
        None,
        encoder.key_separator,
        encoder.item_separator,
        sort_keys,
        False,
        True,
    )

    def encode(document: object) -> str:
        return "".join(chunks(document, 0))

    return encode
