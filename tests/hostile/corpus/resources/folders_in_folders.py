"""Makes folders so deep that whoever removes them gives up.

stopped by: fresh scratch folder
unfenced: held
"""

# %%
import os


def attack():
    start = os.getcwd()
    for _ in range(1_500):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(start)
