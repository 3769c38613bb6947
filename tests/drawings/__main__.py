"""`make pictures`: makes every PNG anew and writes down which drawing each was made from."""

import json
from pathlib import Path

from tests.drawings.raster import RASTERS, STATIC, draw, fingerprint

MANIFEST = Path(__file__).with_name("manifest.json")


def main() -> None:
    """Write the PNG files and their manifest."""
    made = {}
    for raster in RASTERS:
        target = STATIC / raster.target
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(draw(raster))
        made[raster.target] = {"drawing": fingerprint(STATIC / raster.source), "png": fingerprint(target)}
    MANIFEST.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
