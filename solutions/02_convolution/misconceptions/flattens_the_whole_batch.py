"""Makes one row out of all images together.

symptom: I get one long row, however many images I put in.
fails: test_writes_each_image_as_one_row
says: The dense layer must answer for each image. How can it tell where one image ends and the next begins?
"""


def flatten(x):
    return x.reshape(-1)
