"""``python -m according`` is ``according``."""

from according.cli import main

raise SystemExit(main())
