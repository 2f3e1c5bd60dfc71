"""The preview server: builds, serves, watches, reloads."""
