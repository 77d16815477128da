"""Writes down the numbers of the network in the text.

symptom: grader.check says the default is right and everything else is wrong.
fails: test_counts_a_small_network
says: Your function is asked about other images and other filters. Which of its arguments does it use?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    return [448, 0, 4640, 0, 18496, 0, 0, 2367616, 129]
