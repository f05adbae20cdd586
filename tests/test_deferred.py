"""A deferred module is the module, only later."""

from __future__ import annotations

import sys

import pytest

import stylecheck
from stylecheck.deferred import defer


@pytest.fixture(autouse=True)
def without_colorsys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "colorsys", None)  # so that what was there before comes back
    del sys.modules["colorsys"]


def test_the_first_look_into_a_deferred_module_fills_it_in_place() -> None:
    defer(["colorsys"])
    import colorsys

    assert "rgb_to_hsv" not in vars(colorsys)
    assert colorsys.rgb_to_hsv(1, 0, 0) == (0.0, 1.0, 1)
    assert sys.modules["colorsys"] is colorsys
    assert "__getattr__" not in vars(colorsys)


def test_names_can_be_imported_from_a_deferred_module() -> None:
    defer(["colorsys"])
    from colorsys import hsv_to_rgb

    assert hsv_to_rgb(0.0, 1.0, 1) == (1, 0.0, 0.0)


def test_a_wrong_name_in_a_deferred_module_is_an_attribute_error() -> None:
    defer(["colorsys"])
    import colorsys

    with pytest.raises(AttributeError, match="module 'colorsys' has no attribute 'nothing'"):
        colorsys.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_module_that_is_loaded_or_missing_is_left_alone() -> None:
    defer(["sys", "no_module_of_this_name"])
    assert sys.modules["sys"] is sys
    assert "no_module_of_this_name" not in sys.modules


def test_every_name_that_the_package_offers_can_be_imported() -> None:
    assert all(getattr(stylecheck, name).__name__ == name for name in stylecheck.__all__)
    assert sorted(name for names in stylecheck.MODULES.values() for name in names) == stylecheck.__all__
    with pytest.raises(AttributeError, match="module 'stylecheck' has no attribute 'nothing'"):
        stylecheck.nothing  # type: ignore[attr-defined]  # noqa: B018
