"""Changes the shape of the array that it was given.

symptom: The answer is right, but afterwards my maps are flat as well.
fails: test_flattening_leaves_its_maps_alone
says: Print x.shape before and after the call. Could you draw the maps now?
"""


def flatten(x):
    x.resize((len(x), x.size // len(x)))
    return x
