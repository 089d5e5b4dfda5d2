"""An enquiry as a seller gets it, and everything that a seller may answer."""
