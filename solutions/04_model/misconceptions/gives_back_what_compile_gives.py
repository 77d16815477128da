"""Returns the value of model.compile, which is None.

symptom: 'NoneType' object has no attribute 'fit'.
fails: test_measures_binary_cross_entropy
says: What does `model.compile(...)` hand back? And what should your function hand back?
"""


def compile_model(model):
    return model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
