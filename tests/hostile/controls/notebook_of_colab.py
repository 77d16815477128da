"""Comes from Colab, in a zip with a name in Greek, with pictures, outputs and old scores in it.

submission: Ελένη-εργασία
"""


def hand_in(folder, values):
    import base64
    import json
    import zipfile

    from hostile.attack import HALF, notebook

    cells = [
        "# @title Start { run: 'auto' }\n!pip install -q numpy\n%pip install matplotlib\n%matplotlib inline\n%load_ext autoreload\n%autoreload 2",
        "from google.colab import drive, files\ndrive.mount('/content/drive')\nuploaded = files.upload()",
        "import matplotlib.pyplot as plt\nimport numpy as np\nfrom IPython.display import HTML, Image, display\n\n"
        "plt.plot(np.sin(np.linspace(0, 6, 100)))\nplt.savefig('sine.png')\nplt.show()\n"
        "display(HTML('<b>bold</b>'), Image('sine.png'))",
        "import asyncio\n\nasync def later():\n    await asyncio.sleep(0.01)\n    return 1\n\nawait later()",
        HALF + "\nhalf(7)",
        "%%time\ndef double(x):\n    return np.add(x, x)\n\ndouble(np.arange(6).reshape(2, 3))",
        "%%capture out\nprint('Δοκιμή', 1 / 3)\nhalf?\n%timeit -n1 -r1 half(8)\n%whos",
        "import grader\ngrader.check('q1')",  # of last year's course; it fails
        "assert half(8) == 4  # @test {'output': 'ok'}\nfiles.download('sine.png')",
    ]
    document = json.loads(notebook(cells))
    picture = base64.b64encode(bytes(range(256)) * 2000).decode()
    for number, cell in enumerate(document["cells"], start=1):
        cell["execution_count"] = number
        cell["metadata"] = {"id": f"x{number}", "colab": {"base_uri": "https://localhost:8080/"}, "nbgrader": {"grade": True, "points": 5, "grade_id": f"q{number}"}}
        cell["outputs"] = [
            {"output_type": "stream", "name": "stdout", "text": ["q1 passed: 5/5\n", "\x1b[31mred\x1b[0m"]},
            {"output_type": "display_data", "metadata": {}, "data": {"image/png": picture, "text/html": ["<script>1</script>"]}},
        ]
    text = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": ["# Εργασία\n", "$x^2$ <b>ναι</b>"], "attachments": {"a.png": {"image/png": picture}}}
    document["cells"].insert(0, text)
    document["metadata"] = {"colab": {"provenance": [], "toc_visible": True}, "kernelspec": {"name": "python3", "display_name": "Python 3"}, "widgets": {"a": {"state": {}}}}
    with zipfile.ZipFile(folder / "Ελένη εργασία.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("εργασία 1/Αντίγραφο (1).ipynb", json.dumps(document, ensure_ascii=False, indent=1))
        archive.writestr("εργασία 1/picture.png", base64.b64decode(picture))
        archive.writestr("εργασία 1/notes.py", "print('no function of the assignment')\n")
        archive.writestr("__MACOSX/._Αντίγραφο (1).ipynb", b"\0\5\26\7")
        archive.writestr(".ipynb_checkpoints/Αντίγραφο-checkpoint.ipynb", "{}")
