"""The model gate: reads what a stranger's Keras model says of itself, without Keras, and believes nothing of it.

`read_network` goes through these rooms: graph.py makes one list of layers of the description, catalogue.py has the rule of each kind (settings,
shapes, weights), cost.py stops what would not fit, compiled.py reads how the model was compiled. What comes out is a Network of plain values, whose
`steps` (steps.py) are equal for two models that do the same. `sequential` writes a model for a check.
"""

from __future__ import annotations

from autograder.network.compiled import Compiled
from autograder.network.difference import first_difference
from autograder.network.layer import Layer
from autograder.network.network import Network, table
from autograder.network.reading import read_network
from autograder.network.refusal import Refused
from autograder.network.sequential import sequential
from autograder.network.steps import Step

__all__ = ["Compiled", "Layer", "Network", "Refused", "Step", "first_difference", "read_network", "sequential", "table"]
