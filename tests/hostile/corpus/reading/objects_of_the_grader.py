"""Looks for checks, oracle and solution among all living objects.

stopped by: process boundary
unfenced: held
"""
# %%
import gc
import sys
import types


def attack():
    modules = {id(module): module for module in gc.get_objects() if isinstance(module, types.ModuleType)} | {id(module): module for module in sys.modules.values()}
    secrets = [module.SECRET for module in modules.values() if "SECRET" in getattr(module, "__dict__", {})]
    checks = [each for each in gc.get_objects() if isinstance(each, types.FunctionType) and hasattr(each, "__check__")]
    return secrets or checks
