"""`python -m vpextract`: the same as the command `vpextract`."""

from vpextract.cli import main

if __name__ == "__main__":
    main()
