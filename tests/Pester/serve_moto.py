"""Serves moto at a port, with a clock that is as many days behind as the text of a file says.

serve_moto.py PORT PATH
"""

import datetime
import os
import pathlib
import sys

os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

import moto.iam.models  # noqa: E402
import moto.server  # noqa: E402

PORT, PATH = sys.argv[1:]
now = moto.iam.models.utcnow
moto.iam.models.utcnow = lambda: now() - datetime.timedelta(days=float(pathlib.Path(PATH).read_text("ascii")))
moto.server.main(["-H", "127.0.0.1", "-p", PORT])
