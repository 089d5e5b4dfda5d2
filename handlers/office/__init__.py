"""The office: what officers see and do, whom they ring, who they are, and what people wait for from them."""
