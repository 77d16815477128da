"""Takes names that look or fold like another student's, whose record should vanish.

stopped by: distinct names
unfenced: held
submission: zoë-fb947a2f
also: zoë-21657351 ZOË-44b59441 zo-ë zoë-09c3bd84 zoë-6ae19c99 zoë-1
earns: 10
verdict: passed
"""


def hand_in(folder, values):
    import unicodedata

    from hostile.attack import HALF, notebook

    right, wrong = (notebook([HALF, f"def double(x):\n    return {value}\n"]) for value in ("x * 2", "2"))
    (folder / "twins").mkdir()
    (folder / "twins" / "zoë.ipynb").write_text(right)
    for twin in (unicodedata.normalize("NFD", "zoë"), "ZOË", "zo\u200bë", "\N{FULLWIDTH LATIN SMALL LETTER Z}oë", "zoë\u3164", "zoë (1)"):
        (folder / "twins" / f"{twin}.ipynb").write_text(wrong)
