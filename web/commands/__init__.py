"""The commands of `risalah`, one module for each family; `web.cli` gathers them."""
