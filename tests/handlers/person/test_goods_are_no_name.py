"""Goods told in the place of a helper's own name are no name, and "skip" is no goods."""

from tests.market import Market


def test_goods_are_doubted_where_the_own_name_is_asked(market: Market) -> None:
    sunita = market.stranger("whatsapp", "Sunita")
    sunita.says("main samuh ki bahno ko jodna chahti hu")
    sunita.says("Meena ke liye")
    assert "papad" not in sunita.says("papad")
    assert "Sunita" in sunita.says("Sunita")


def test_skip_is_no_goods(market: Market) -> None:
    kamla = market.stranger("whatsapp", "Kamla")
    kamla.poster("sagarhi")
    kamla.presses(1)
    assert "skip" not in kamla.says("skip")


def test_pooja_is_a_person_to_who_helps_others(market: Market) -> None:
    sunita = market.seller(("papad",), name="Sunita", channel="whatsapp")
    sunita.says("Meena ke liye")
    sunita.presses(1)
    assert "Pooja" in sunita.says("Pooja ke liye").splitlines()[1]
    assert sunita.shown[-1].labels[0] == "हाँ, करें"
