"""The channels: one file a network, each a window that translates and does nothing else."""
