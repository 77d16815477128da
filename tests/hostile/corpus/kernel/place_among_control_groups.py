"""Learns which session, service or container it runs in.

stopped by: cgroup namespace
unfenced: succeeds
"""


# %%
def attack():
    return [line for line in open("/proc/self/cgroup").read().splitlines() if not line.endswith(":/")]
