"""Counts in loops: every start is tried, every zero is added one by one."""


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    for number in (n, k, stride, dilation):
        if number < 1:
            raise ValueError("all sizes must be positive")
    if padding == "same":
        count = 0
        for pixel in range(n):
            if pixel % stride == 0:
                count += 1
        return count
    reach = sum([dilation] * (k - 1))
    if padding == "valid":
        padding = 0
    if padding == "full":
        padding = reach
    if type(padding) is str:
        raise ValueError("unknown padding " + padding)
    if not isinstance(padding, tuple):
        padding = (padding, padding)
    if padding[0] < 0 or padding[1] < 0:
        raise ValueError("negative padding")
    row = [0] * padding[0] + [1] * n + [0] * padding[1]
    count = 0
    start = 0
    while start + reach < len(row):
        count += 1
        start += stride
    if count == 0:
        raise ValueError("the filter is too large")
    return count


def same_padding(n, k, stride=1, dilation=1):
    before = after = 0
    wanted = conv_output_size(n, k, stride, "same", dilation)
    while True:
        try:
            if conv_output_size(n, k, stride, (before, after), dilation) >= wanted:
                return (before, after)
        except ValueError:
            pass  # does not even fit yet
        if after > before:
            before += 1
        else:
            after += 1


def conv_output_shape(hw, k, filters, stride=1, padding="valid"):
    if type(k) is int:
        k = (k, k)
    if type(stride) is int:
        stride = (stride, stride)
    shape = [0, 0, filters]
    for axis in range(2):
        shape[axis] = conv_output_size(hw[axis], k[axis], stride[axis], padding)
    return tuple(shape)


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError("padding must be valid or same")
    if stride is None:
        stride = size
    return conv_output_size(n, size, stride=stride, padding=padding)


def receptive_field(layers):
    first, last = 0, 0
    for kernel, stride in layers[::-1]:
        first = first * stride
        last = last * stride + kernel - 1
    return last - first + 1
