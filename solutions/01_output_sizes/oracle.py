"""Right answers by counting: every start, every zero and every pixel is looked at one by one."""

from __future__ import annotations

from itertools import count

Padding = str | int | tuple[int, int]


def conv_output_size(n: int, k: int, stride: int = 1, padding: Padding = "valid", dilation: int = 1) -> int:
    """Count the starts at which every tap lies on the padded side.

    Raises ValueError if there is none.
    """
    last_tap = range(0, k * dilation, dilation)[-1]
    if padding == "same":  # TensorFlow's rule: every stride-th pixel is a start
        return sum(1 for pixel in range(n) if pixel % stride == 0)
    before, after = _sides(padding, last_tap)
    pixels = range(-before, n + after)
    starts = [start for start in pixels[::stride] if start + last_tap in pixels]
    if not starts:
        raise ValueError(f"{k} taps do not fit on {n} pixels with padding {padding}")
    return len(starts)


def same_padding(n: int, k: int, stride: int = 1, dilation: int = 1) -> tuple[int, int]:
    """Add one zero at a time, first after and then before the pixels, until "same" has all its starts."""
    wanted = conv_output_size(n, k, stride, "same")
    last_tap = (k - 1) * dilation
    for zeros in count():
        if len(range(0, n + zeros - last_tap, stride)) >= wanted:
            after = len(range(zeros)[::2])
            return zeros - after, after
    raise AssertionError("unreachable: count() never ends")


def conv_output_shape(
    hw: tuple[int, int],
    k: int | tuple[int, int],
    filters: int,
    stride: int | tuple[int, int] = 1,
    padding: Padding = "valid",
) -> tuple[int, int, int]:
    """Count along the rows, count along the columns, and stack one map a filter."""
    kernels = k if isinstance(k, tuple) else (k, k)
    strides = stride if isinstance(stride, tuple) else (stride, stride)
    height, width = (conv_output_size(n, taps, step, padding) for n, taps, step in zip(hw, kernels, strides, strict=True))
    return height, width, filters


def pool_output_size(n: int, size: int = 2, stride: int | None = None, padding: Padding = "valid") -> int:
    """Count the boxes as if they were filters."""
    return conv_output_size(n, size, size if stride is None else stride, padding)


def receptive_field(layers: list[tuple[int, int]]) -> int:
    """Walk back from one output and collect the pixels it depends on; from the first to the last of them."""
    seen = {0}
    for kernel, stride in reversed(layers):
        seen = {pixel * stride + tap for pixel in seen for tap in range(kernel)}
    return max(seen) - min(seen) + 1


def _sides(padding: Padding, last_tap: int) -> tuple[int, int]:
    if padding == "valid":
        return 0, 0
    if padding == "full":  # the window still touches the first, and the last, pixel
        return last_tap, last_tap
    return padding if isinstance(padding, tuple) else (padding, padding)
