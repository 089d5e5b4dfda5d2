"""Text and sellers in, ranked matches with reasons out; nothing here touches store, clock or network."""
