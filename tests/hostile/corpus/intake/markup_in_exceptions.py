"""Raises exceptions whose class, message and line of code are markup.

stopped by: escaping
unfenced: held
verdict: crashed
says: hostile-mark
"""
# %%
MARKUP = "</code></pre><img src=x id=hostile-mark onerror=alert(1)>{{ 7 * 7 }}{% raw %}[link=https://example.org]"


def half(n):
    if n < 0:
        raise ValueError(MARKUP)
    return n // 2


# %%
def double(x):
    raise type(MARKUP, (Exception,), {})("<img src=x id=hostile-mark>")  # <img src=x id=hostile-mark>


# %%
raise type(MARKUP, (Exception,), {})(MARKUP)

# %%
<img src=x id=hostile-mark onerror=alert(1)>
