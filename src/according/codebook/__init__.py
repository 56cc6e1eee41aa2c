"""What codes mean, as data that people can read and correct, and its loaders."""
