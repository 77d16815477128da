"""Takes the layers out of the list.

symptom: The first call is right, and the second call with the same list gives 1.
fails: test_leaves_the_list_alone
says: Print your list before and after the call. Which line of yours takes something out of it?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    while layers:
        kernel, stride = layers.pop(0)
        sees += (kernel - 1) * apart
        apart *= stride
    return sees
