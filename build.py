"""The command: ``python build.py`` is the same program as ``conspectus``."""

from conspectus.cli import main

if __name__ == "__main__":
    main()
