"""Every conversation that any file of handlers declares is known by its name, and no two have the same."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

import handlers
from handlers import subjects
from handlers.language import say
from handlers.subjects import (
    ALL,
    BEGUN_BY_PEOPLE,
    CAN_WAIT,
    CONVERSATION_NAMES,
    CONVERSATIONS,
    GIVE_WAY,
    LISTS,
    LOOKED_AT,
    OFFICE_WORK,
    UNASKED,
    by_name,
)

MODULES = [import_module(one.name) for one in walk_packages(handlers.__path__, "handlers.")]


@pytest.mark.parametrize("table", ["CONVERSATIONS", "REVERSES", "ERRANDS"])
def test_what_a_file_declares_is_known_to_the_house(table: str) -> None:
    declared = {
        name: one for module in MODULES if isinstance(one := getattr(module, table, None), dict) for name in one
    }
    known = getattr(subjects, table)
    assert declared, "no file declares any"
    assert not {name for name in declared if name not in known}
    assert all(known[name] is one[name] for name, one in declared.items())


def test_how_a_conversation_behaves_is_said_of_conversations_that_exist() -> None:
    said_of = {*LISTS, *BEGUN_BY_PEOPLE, *CAN_WAIT, *OFFICE_WORK, *GIVE_WAY, *UNASKED, *(name for name, _ in LOOKED_AT)}
    assert said_of <= CONVERSATIONS.keys()


def test_a_package_speaks_of_its_own_conversations_only() -> None:
    for one in ALL:
        own = one.conversations.keys()
        assert {
            *one.lists,
            *one.begun_by_people,
            *one.can_wait,
            *one.office_work,
            *one.floor_stays,
            *one.gives_way,
            *one.unasked,
        } <= own
        assert {*one.names, *(name for name, _ in one.looked_at)} <= own


def test_two_packages_that_use_one_name_are_told_at_once() -> None:
    with pytest.raises(ValueError, match="lead"):
        by_name([{"lead": 1, "deal": 2}, {"lead": 3}])


def test_none_of_all_conversations_is_left_unfinished_without_a_name_of_its_matter() -> None:
    assert CONVERSATION_NAMES.keys() == CONVERSATIONS.keys()
    assert "our talk" not in CONVERSATION_NAMES.values()


@pytest.mark.parametrize("language", ["hi", "mr"])
def test_the_name_of_every_matter_is_said_in_the_readers_language(language: str) -> None:
    assert not [name for name in CONVERSATION_NAMES.values() if say(language, name) == name]
