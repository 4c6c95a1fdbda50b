"""Own files stand in the place of shipped ones only where they were put, and what was made of each is kept apart."""

from __future__ import annotations

import threading

import pytest

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.extraction.rules.lexicon import topic_matcher
from q7x2_gui.language.actors import countries

TOPICS = "lexicons/topics.toml"
OWN = resources.own_files({TOPICS: '[whales]\nen = ["whaling"]\n'})


def _topics(text: str) -> set[str]:
    return {match.what for match in topic_matcher("en").find(text, 0, len(text))}


def test_own_files_are_used_inside_the_block_and_not_after_it() -> None:
    assert _topics("whaling and trade") == {"trade"}
    with resources.in_place(OWN):
        assert _topics("whaling and trade") == {"whales"}
        assert resources.place(TOPICS).parts == ("lexicons", "topics.toml")
    assert _topics("whaling and trade") == {"trade"}
    assert resources.place(TOPICS).is_absolute()


def test_another_thread_keeps_the_shipped_files() -> None:
    found: list[set[str]] = []
    with resources.in_place(OWN):
        thread = threading.Thread(target=lambda: found.append(_topics("whaling and trade")))
        thread.start()
        thread.join()
    assert found == [{"trade"}]


def test_what_is_made_of_a_resource_is_made_once_for_each_set_of_files() -> None:
    shipped = countries()
    with resources.in_place(OWN):
        own = countries()
        assert countries() is own
    assert countries() is shipped
    assert own is not shipped


def test_sets_of_files_are_told_apart_by_their_texts() -> None:
    assert resources.own_files({}).key == ""
    assert OWN.key != resources.own_files({TOPICS: '[whales]\nen = ["whale"]\n'}).key
    assert OWN.key == resources.own_files(dict(OWN.texts)).key


def test_own_files_are_listed_with_the_shipped_ones() -> None:
    own = resources.own_files({"lexicons/events.nl.toml": ""})
    with resources.in_place(own):
        listed = resources.names("lexicons/events.*.toml")
    assert set(listed) - set(resources.names("lexicons/events.*.toml")) == {"lexicons/events.nl.toml"}
    assert len(listed) > 4


@pytest.mark.parametrize("name", ["topics.toml", "../../etc/passwd.toml", "lexicons/a/b.toml", "icons/check.svg", ""])
def test_what_is_no_name_of_a_resource_is_refused(name: str) -> None:
    with pytest.raises(ResourceError, match=r"is no name of a resource.*such as lexicons/topics.toml"):
        resources.own_files({name: ""})


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(ResourceError, match=r"lexicons/none\.toml: the file cannot be read"):
        resources.text("lexicons/none.toml")
