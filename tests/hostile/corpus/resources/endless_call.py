"""Never comes back from a call.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after (3 seconds of computing|waiting)
"""
# %%
def attack():
    while True:
        pass
