"""All kinds of layers that the grader can read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from autograder.network import convolution, merging, plain
from autograder.network.refusal import Refused, listed, shown
from autograder.network.rule import Rule

RULES: Mapping[str, Rule] = {**convolution.RULES, **plain.RULES, **merging.RULES}
FURTHER: Mapping[str, Rule] = {**convolution.FURTHER, **plain.FURTHER}  # off, until an instructor lists them under allow_layers
READS_FILES_OR_CODE = frozenset(("Lambda", "TFSMLayer", "TorchModuleWrapper", "FlaxLayer", "JaxLayer", "StringLookup", "IntegerLookup", "TextVectorization"))


def rule_of(kind: str, where: str, allow: Collection[str]) -> Rule:
    """The rule of a kind of layer; raises Refused for one that is not known or not switched on."""
    if kind in RULES:
        return RULES[kind]
    if kind in FURTHER and kind in allow:
        return FURTHER[kind]
    if kind in FURTHER:
        raise Refused(f"{where} is not among the layers of this course; an instructor can switch it on: allow_layers: [{kind}] in grader.yml")
    if kind in READS_FILES_OR_CODE:
        raise Refused(f"{where} carries code or files with it, which the grader never runs or opens: build it from Keras' other layers")
    raise Refused(f"{where} is a layer that the grader can not read: take one of {listed(sorted(RULES))}")


def unknown(allow: Collection[str]) -> list[str]:
    """The names under allow_layers that there is nothing to switch on for."""
    return sorted(shown(name) for name in allow if name not in FURTHER and name not in RULES)
