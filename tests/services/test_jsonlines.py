from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.jsonlines import rows


def test_good_lines_stand_beside_bad_ones() -> None:
    found = list(rows(['\ufeff{"a": 1}', "", "nope", '{"b": 2}\r\n'], "x.jsonl"))
    assert [number for number, _ in found] == [1, 3, 4]
    assert found[0][1] == {"a": 1}
    assert isinstance(found[1][1], Q7X2Error)
    assert found[1][1].where == "x.jsonl:3"
    assert found[2][1] == {"b": 2}


@pytest.mark.parametrize("line", ["[" * 100_000, "[1]", "3", "null", '{"a": NaN}', '{"a": ' + "9" * 5000 + "}", '{"a"'])
def test_hostile_lines_are_told_with_the_way_out(line: str) -> None:
    ((_, row),) = rows([line], "x.jsonl")
    assert isinstance(row, Q7X2Error)
    assert row.hint


@settings(max_examples=100)
@given(st.text())
def test_no_line_raises(line: str) -> None:
    for _, row in rows([line], "x"):
        assert isinstance(row, dict | Q7X2Error)
