"""Old habits that still work: input_shape in the first layer, Sequential.add, the loss as a function; the model is compiled at once and again."""

import keras


def conv_params(kh, kw, c_in, filters, bias=True):
    total = 0
    for _ in range(filters):
        total += kh * kw * c_in
        if bias:
            total += 1
    return total


def dense_params(n_in, n_out, bias=True):
    return sum(n_in + (1 if bias else 0) for _ in range(n_out))


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    def shrink(side):
        for _ in filters:
            side = (side - 3 + 1) // 2
        return side

    counts = []
    for i, f in enumerate(filters):
        counts += [conv_params(3, 3, input_shape[2] if i == 0 else filters[i - 1], f), 0]
    flat = shrink(input_shape[0]) * shrink(input_shape[1]) * filters[-1]
    counts += [0]
    counts += [dense_params(flat, dense), dense_params(dense, 1)]
    return counts


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.models.Sequential(name="cnn")
    for i, f in enumerate(filters):
        if i == 0:
            model.add(keras.layers.Convolution2D(f, 3, activation="relu", input_shape=input_shape))
        else:
            model.add(keras.layers.Convolution2D(f, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(pool_size=2, padding="valid"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(units=dense, activation="relu"))
    model.add(keras.layers.Dense(units=1, activation="sigmoid"))
    return compile_model(model)


def compile_model(model):
    model.compile(loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(0.01), metrics=["accuracy", keras.metrics.Precision()])
    return model
