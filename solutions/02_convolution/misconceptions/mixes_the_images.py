"""Makes columns for the images and turns the table round.

symptom: The shape is right, but my rows hold numbers of both images.
fails: test_writes_each_image_as_one_row
says: Take two images, one of ones and one of twos. What should the first row look like? Print yours.
"""


def flatten(x):
    return x.reshape(-1, len(x)).T
