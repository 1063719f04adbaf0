"""The pages, one module for each kind of page; each has a `blueprint` that `web.BLUEPRINTS` lists."""
