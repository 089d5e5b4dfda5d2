"""Ready questions: what two people who share no language ask and answer through Haat, each in their own."""
