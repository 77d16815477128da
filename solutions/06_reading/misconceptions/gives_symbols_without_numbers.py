"""Lists layer.output, which holds no numbers.

symptom: I see <KerasTensor shape=(None, 62, 94, 8)> and no numbers.
fails: test_gives_the_output_of_every_layer, test_every_output_holds_the_whole_batch
says: None images: that is a plan, not a result. Where in your function does the batch x enter?
"""

import keras


def layer_outputs(model, x):
    return [layer.output for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
