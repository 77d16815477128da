"""A notebook says which assignment it is."""

from __future__ import annotations

import pytest

from autograder.errors import Unreadable
from autograder.intake.identify import identify
from autograder.intake.notebook import Cell, Notebook

STUBS = {"01_output_sizes": ["conv_output_size", "same_padding"], "02_convolution": ["zero_pad", "relu", "pool2d"], "03_data": ("split",)}


def notebook(*functions: str, claim: object = None) -> Notebook:
    cells = [Cell(index, f"def {name}(x):\n    pass\n") for index, name in enumerate(functions, start=1)]
    return Notebook(tuple(cells), {"autograder": {"assignment": claim}} if claim else {})


def refusal(given: Notebook, stubs: dict[str, list[str]]) -> str:
    with pytest.raises(Unreadable) as caught:
        identify(given, stubs)
    return str(caught.value)


def test_the_metadata_decides_if_it_names_a_known_assignment() -> None:
    """A claim wins over the functions."""
    assert identify(notebook("relu", claim="01_output_sizes"), STUBS) == "01_output_sizes"


@pytest.mark.parametrize("claim", ["99_unknown", ["01_output_sizes"], 7])
def test_an_unknown_claim_leaves_it_to_the_functions(claim: object) -> None:
    """A claim that nobody knows is no claim."""
    assert identify(notebook("relu", claim=claim), STUBS) == "02_convolution"


def test_most_functions_win() -> None:
    """A notebook that borrows a function of another assignment stays what it mostly is."""
    assert identify(notebook("conv_output_size", "zero_pad", "pool2d", "helper"), STUBS) == "02_convolution"


def test_no_known_function_names_the_known_assignments() -> None:
    """The sentence says what was looked for."""
    assert refusal(notebook("helper"), {"01_output_sizes": ["a"], "02_convolution": ["b"]}) == (
        "no known assignment: it defines none of the functions of 01_output_sizes, 02_convolution"
    )


def test_an_unknown_claim_is_named_in_the_refusal() -> None:
    """A misspelt slug is the likeliest reason."""
    assert refusal(notebook("helper", claim="1_sizes"), {"01_output_sizes": ["a"]}) == (
        "no known assignment: its metadata names '1_sizes', which is not known, and it defines none of the functions of 01_output_sizes"
    )


def test_a_tie_is_left_to_a_person() -> None:
    """Two assignments with equally many functions can not be told apart."""
    assert refusal(notebook("a", "b"), {"one": ["a"], "two": ["b"], "three": ["c"]}) == ("no single assignment: it defines as many functions of one as of two")


def test_a_course_without_assignments_knows_none() -> None:
    """Nothing to compare with is a refusal too."""
    assert refusal(notebook("a"), {}).startswith("no known assignment")
