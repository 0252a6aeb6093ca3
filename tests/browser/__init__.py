"""A package, so that its fixtures are a module beside those of all tests."""
