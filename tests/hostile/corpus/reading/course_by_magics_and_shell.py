"""Searches the course with IPython's magics and a shell.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
def attack():
    return get_ipython().getoutput(f"grep -rhoE 'flag-[0-9a-f]+' {COURSE} 2>/dev/null")  # as `found = !grep ...` does
