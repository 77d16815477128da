"""Takes the weights of a layer for its output.

symptom: My arrays have the shapes of filters, and they do not change with the picture.
fails: test_gives_the_output_of_every_layer
says: Call your function with two different batches. Should the answers be equal? Where does x enter your code?
"""


def layer_outputs(model, x):
    return [layer.get_weights()[0] for layer in model.layers if layer.get_weights()]
