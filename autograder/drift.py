"""Code that was right once: names that Keras, TensorFlow and NumPy have given up, and what to write today.

Tutorials live longer than the libraries that they use. Such an error says nothing about what a student has understood,
so it is named for what it is, with the line to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

OLD_CODE = "This is no mistake in your thinking: the code was written for an older version of a library."

# A part of an exception (its type, ": " and its message), and what to write today.
FIXES: Mapping[str, str] = {
    r"'ImageDataGenerator' from 'keras\.|module 'keras\.preprocessing\.image' has no attribute 'ImageDataGenerator'": (
        "ImageDataGenerator has moved: from tensorflow.keras.preprocessing.image import ImageDataGenerator"
    ),
    r"No module named '(tensorflow\.)?keras\.layers\.(convolutional|core|pooling|normalization|experimental)|attribute 'experimental'": (
        "all layers are in one place now: from keras import layers, then layers.Conv2D(...)"
    ),
    r"np_utils": "to_categorical has moved: from keras.utils import to_categorical",
    r"cannot import name '(adam|sgd|rmsprop)' from 'keras\.optimizers": "optimizers are written with a capital now: keras.optimizers.Adam(...)",
    r"not recognized: \{[^}]*'lr'": "the learning rate is called learning_rate now: keras.optimizers.Adam(learning_rate=0.001)",
    r"no attribute 'fit_generator'": "fit takes generators now: model.fit(train_flow, validation_data=validation_flow, epochs=...)",
    r"no attribute 'evaluate_generator'": "evaluate takes generators now: model.evaluate(flow)",
    r"no attribute 'predict_generator'": "predict takes generators now: model.predict(flow)",
    r"no attribute 'predict_(classes|proba)'": "predict gives the probabilities; for classes compare them with the threshold: model.predict(x) > 0.5",
    r"KeyError: '(val_)?acc'": "the history calls it accuracy and val_accuracy now: print(history.history.keys())",
    r"unexpected keyword argument '(workers|use_multiprocessing|max_queue_size)'": "fit does without workers and queues now: leave them out",
    r"unexpected keyword argument 'nb_epoch'": "the number of epochs is called epochs now",
    r"passed to Conv2D: \{[^}]*'border_mode'": 'border_mode is called padding now: padding="valid"',
    r"passed to Conv2D: \{[^}]*'subsample'": "subsample is called strides now",
    r"passed to \w+: \{[^}]*'init'": "init is called kernel_initializer now",
    r"only (0-dimensional|length-1|size-1) arrays can be converted": "float() and int() take an array of one element no longer: write value.item() or value[0]",
    r"module 'numpy' has no attribute '(float|int|bool|object|str|complex)'": "NumPy has given up np.float and its kin: write float, int or bool",
    r"module 'numpy' has no attribute 'product'": "np.product is called np.prod now",
    r"module 'numpy' has no attribute 'in1d'": "np.in1d is called np.isin now",
    r"module 'numpy' has no attribute 'asscalar'": "np.asscalar(x) is written x.item() now",
    r"module 'tensorflow' has no attribute '(Session|placeholder|get_default_graph|global_variables_initializer)'": (
        "this is TensorFlow 1: there are no sessions and placeholders any more, a Keras model runs as it stands"
    ),
    r"'model_from_yaml'|keras\.wrappers": "Keras has given this up, and nothing in this course needs it",
    r"inhomogeneous shape": "NumPy makes no ragged arrays any more: are all rows of your list equally long?",
}


def advice(types: Sequence[str], message: str) -> str:
    """What to write instead, if an exception comes from a name that a library has given up; else nothing."""
    said = f"{types[0] if types else ''}: {message}"
    found = next((fix for pattern, fix in FIXES.items() if re.search(pattern, said)), "")
    return f"{OLD_CODE} Today: {found}." if found else ""
