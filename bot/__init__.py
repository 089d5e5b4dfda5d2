"""The doors and the clock: everything that touches the network, the environment or the time."""
