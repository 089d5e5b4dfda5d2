"""What the tick and every message look for is found by an index of its own, however large the market grows."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

WHOLE = (
    ("ix_room_members_person", "room_members", ["person_id"]),
    ("ix_prompts_created_at", "prompts", ["created_at"]),
    ("ix_calls_person", "calls", ["person_id"]),
    ("ix_hand_offs_person", "hand_offs", ["person_id"]),
    ("ix_card_questions_person", "card_questions", ["person_id"]),
    ("ix_enquiries_district", "enquiries", ["district_lgd", "created_at"]),
    ("ix_profiles_district", "profiles", ["district_lgd", "kind", "status"]),
    ("ix_tray_person", "tray", ["person_id"]),
    ("ix_address_aliases_address", "address_aliases", ["address_id"]),
    ("ix_quotes_introduction", "quotes", ["introduction_id", "status"]),
    ("ix_group_cards_enquiry", "group_cards", ["enquiry_id"]),
    ("ix_group_cards_person", "group_cards", ["person_id", "status"]),
)
PART = (
    ("ix_conversations_about", "conversations", ["name", "subject"], "status = 'open'"),
    ("ix_outbox_after", "outbox", ["after_id"], "after_id IS NOT NULL"),
    ("ix_tray_inbox", "tray", ["inbox_id"], "inbox_id IS NOT NULL"),
    ("ix_consents_inbox", "consents", ["inbox_id"], "inbox_id IS NOT NULL"),
    ("ix_calls_open", "calls", ["id"], "settled_at IS NULL"),
    ("ix_card_questions_row", "card_questions", ["outbox_id"], "outbox_id IS NOT NULL"),
    ("ix_card_questions_answer", "card_questions", ["answer_row"], "answer_row IS NOT NULL"),
    ("ix_group_cards_row", "group_cards", ["outbox_id"], "outbox_id IS NOT NULL"),
    ("ix_group_cards_of_notice", "group_cards", ["notice_id"], "notice_id IS NOT NULL"),
    ("ix_inbox_keys_received_at", "inbox_keys", ["received_at"], "channel <> 'haat'"),
    ("ix_inbox_keys_own", "inbox_keys", ["received_at"], "channel = 'haat'"),
    ("ix_inbox_parked", "inbox", ["id"], "state = 'parked'"),
    ("ix_outbox_not_arrived", "outbox", ["created_at"], "state IN ('failed', 'unknown')"),
    ("ix_outbox_reached", "outbox", ["address_id", "sent_at"], "sent_at IS NOT NULL AND action = 'send'"),
    ("ix_conversations_ending", "conversations", ["expires_at"], "status = 'open'"),
    ("ix_media_erased", "media", ["id"], "why = 'erased' AND path IS NOT NULL"),
    ("ix_introductions_to_ask", "introductions", ["at"], "asked_at IS NULL"),
    ("ix_addresses_erased", "addresses", ["unreachable_at"], "unreachable_reason = 'erased'"),
    ("ix_group_cards_ending", "group_cards", ["valid_until"], "status = 'open' AND valid_until IS NOT NULL"),
    ("ix_card_questions_erased", "card_questions", ["id"], "status = 'erased'"),
)


def upgrade() -> None:
    """Bring the store here."""
    op.drop_index("ix_inbox_keys_received_at", table_name="inbox_keys")
    op.drop_index("ix_outbox_after", table_name="outbox")
    for name, table, columns in WHOLE:
        op.create_index(name, table, columns)
    for name, table, columns, where in PART:
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    """Take it back."""
    for name, table, *_ in (*PART, *WHOLE):
        op.drop_index(name, table_name=table)
    op.create_index("ix_inbox_keys_received_at", "inbox_keys", ["received_at"])
    behind = sa.text("state = 'behind' AND after_id IS NOT NULL")
    op.create_index("ix_outbox_after", "outbox", ["after_id"], sqlite_where=behind, postgresql_where=behind)
