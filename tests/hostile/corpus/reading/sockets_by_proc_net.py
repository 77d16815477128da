"""Lists the sockets of all programs of the machine.

stopped by: network namespace
unfenced: succeeds
"""
# %%
def attack():
    return f":{PORT:04X} " in open("/proc/net/tcp").read() or f"@{SOCKET}" in open("/proc/net/unix").read()
