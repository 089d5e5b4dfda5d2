"""The bad day: real processes of Haat killed, paused and cut off, and the providers' books compared with ours."""
