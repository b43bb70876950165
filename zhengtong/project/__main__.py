"""`python -m zhengtong.project` is the same as the command `zhengtong`."""

from zhengtong.project.cli import main

main()
