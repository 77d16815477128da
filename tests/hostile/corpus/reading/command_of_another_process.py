"""Looks at a process of the same user that has nothing to do with it.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
def attack():
    command = open(f"/proc/{VICTIM}/cmdline").read()
    return "time.sleep(3600)" in command and command
