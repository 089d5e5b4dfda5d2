"""The way of one message through the house: what was pressed, written, spoken, and which conversation gets it."""
