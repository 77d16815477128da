"""What every grader that is measured asks: a question, a function, its arguments, the right answer."""

TABLE = [
    ([148, 148, 16], 448),
    ([74, 74, 16], 0),
    ([72, 72, 32], 4_640),
    ([36, 36, 32], 0),
    ([34, 34, 64], 18_496),
    ([17, 17, 64], 0),
    ([18_496], 0),
    ([128], 2_367_616),
    ([1], 129),
]
SMALL = [([30, 22, 4], 112), ([15, 11, 4], 0), ([660], 0), ([8], 5_288), ([1], 9)]
CASES = [
    ("q1", "conv_params", (3, 3, 3, 16), 448),
    ("q1", "conv_params", (5, 3, 16, 32, False), 7_680),
    ("q2", "dense_params", (18_496, 128), 2_367_616),
    ("q2", "dense_params", (7, 3, False), 21),
    ("q3", "count_model_params", (), [448, 0, 4_640, 0, 18_496, 0, 0, 2_367_616, 129]),
    ("q3", "count_model_params", ((32, 24, 3), (4,), 8), [112, 0, 0, 5_288, 9]),
    ("q5", "describe", (), TABLE),
    ("q5", "describe", ((32, 24, 3), (4,), 8), SMALL),
]
