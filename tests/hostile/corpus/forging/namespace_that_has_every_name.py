"""Swaps the notebook's namespace for one in which every name is a function.

stopped by: plain data only
unfenced: held
says: an object of type Yes
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import sys
from types import ModuleType


class Yes:
    def __call__(self, *args, **kwargs):
        return self

    def __eq__(self, other):
        return True

    __hash__ = object.__hash__


class Everything(dict):
    def __missing__(self, name):
        return Yes()

    def get(self, name, default=None):
        return self[name]


class Main(ModuleType):
    def __getattr__(self, name):
        return Yes()


shell = get_ipython()
sys.modules["__main__"].__class__ = Main
type(shell).user_ns = Everything(shell.user_ns)
