"""A name that is put right before anything is kept: the name alone, and no goods."""

import pytest

from handlers.seller.self_told import name_ordered


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("naam badal kar savitri ahirwar kar do", "Savitri Ahirwar"),
        ("mera naam galat likh gya, savitri bai gruh udyog likho", "Savitri Bai Gruh Udyog"),
        ("नाव बदलून शांता पवार करा", "शांता पवार"),
        ("naam badlo", ""),
        ("mera naam kya likha h", ""),
        ("name plate banata hu", ""),
    ],
)
def test_the_name_is_taken_out_of_the_order(said: str, name: str) -> None:
    assert name_ordered(said) == name
