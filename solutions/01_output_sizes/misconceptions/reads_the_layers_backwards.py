"""Starts with the last layer.

symptom: It works as long as all layers are alike.
fails: test_reads_the_layers_in_their_order
says: Which layer touches the image: the first or the last of the list? Whose stride sets the inputs of the other one apart?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    for kernel, stride in reversed(layers):
        sees += (kernel - 1) * apart
        apart *= stride
    return sees
