"""A part of the corpus and of the mutations, small enough for every run; `make hostile` and `make hostile-mutations` take all of them."""

from __future__ import annotations

from collections import Counter

import pytest

from hostile.attack import UNFENCED, Attack, controls, corpus, read
from hostile.mutant import PACKAGE, Mutation, try_mutations
from hostile.mutations import MUTATIONS
from hostile.stage import stage
from hostile.trial import run

PART = (
    "reading.hidden_checks_by_path",
    "reading.memory_of_the_grader",
    "reading.solution_by_the_graders_own_code",
    "forging.equal_to_everything",
    "forging.score_beside_the_answer",
    "forging.patched_grader_package",
    "forging.startup_files_for_the_next_worker",
    "exits.kills_everybody",
    "exits.daemon_that_stays",
    "codec.lists_in_lists",
    "codec.array_larger_than_its_bytes",
    "resources.memory_of_many_children",
    "resources.fork_bomb",
    "kernel.abstract_socket_of_another_program",
    "models.models_beside_the_notebook",
    "intake.markup_in_exceptions",
    "intake.terminal_codes_in_exceptions",
    "intake.zip_slip",
    "intake.links_in_a_zip",
)


def named(*names: str) -> list[Attack]:
    known = {attack.name: attack for attack in corpus()}
    return [known[name] for name in names]


@pytest.mark.parametrize("cold", [False, True], ids=["warm", "cold"])
def test_a_part_of_the_corpus_is_held(cold: bool) -> None:
    """By workers that are forked and by new ones, with the honest controls beside it, and nothing touched, leaked or left."""
    with stage() as scene:
        trial = run([*controls(), *named(*PART)], scene, jobs=2, cold=cold)
    assert trial.broken == ()
    assert f"isolation full ({'' if cold else 'warm '}bubblewrap)" in trial.output


def test_without_a_sandbox_attacks_get_through() -> None:
    """Or they would prove nothing."""
    attacks = named("reading.hidden_checks_by_path", "reading.command_of_another_process")
    with stage("none", "none") as scene:
        trial = run([*controls()[:1], *attacks], scene, jobs=2)
    assert trial.cases[0].held
    assert [case.attack.name for case in trial.cases[1:] if not case.held] == [attack.name for attack in attacks]


@pytest.mark.parametrize("name", ["pid namespace", "warm: limits", "replies to another question", "depth of a message"])
def test_without_a_defence_an_attack_gets_through(name: str) -> None:
    """Some of those that `make hostile-mutations` takes out."""
    ((_, finding),) = try_mutations([mutation for mutation in MUTATIONS if mutation.name == name])
    assert finding.noticed


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_every_defence_stands_where_its_mutation_says(mutation: Mutation) -> None:
    """Exactly once, and with attacks that it is there to stop."""
    for file, old, _new in mutation.changes:
        assert (PACKAGE / file).read_text("utf-8").count(old) == 1, (file, old)
    assert mutation.attacks_of(corpus())


def test_the_corpus_is_large_and_every_attack_its_own() -> None:
    """A hundred and more, in all classes; no two say the same."""
    kinds = Counter(attack.kind for attack in corpus())
    assert set(kinds) == {"reading", "forging", "exits", "codec", "resources", "kernel", "models", "intake"}
    assert sum(kinds.values()) >= 100
    assert [title for title, count in Counter(attack.title for attack in corpus()).items() if count > 1] == []
    assert all(attack.unfenced in UNFENCED for attack in corpus())


def test_a_header_with_an_unknown_key_is_refused(tmp_path) -> None:
    """Or a promise could be misspelt, and never be looked at."""
    path = tmp_path / "attack.py"
    path.write_text('"""Tries something.\n\nunfenced: held\nearn: 3\n"""\n')
    with pytest.raises(ValueError, match="earn: 3"):
        read(path)
