"""What pictures say of themselves, their fingerprints, and how alike ones are found."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key

revision = "picture_marks"
down_revision = "imports"
_ADDED = {"fingerprint": 16, "software": 120}
_INDEXES = {"ix_evidence_bytes": ["jurisdiction", "sha256"], "ix_evidence_hand": ["jurisdiction", "by_name", "id"]}


def upgrade() -> None:
    """Pictures that were attached before have no fingerprint; the same bytes are found all the same."""
    for name, length in _ADDED.items():
        op.add_column("evidence", sa.Column(name, sa.String(length=length), nullable=False, server_default=""))
    for name, columns in _INDEXES.items():
        op.create_index(name, "evidence", columns)
    op.create_table(
        "picture_mark",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=5), nullable=False),
        sa.Column("evidence_id", Key, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "mark", "evidence_id", name=op.f("pk_picture_mark")),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("picture_mark")
    for name in _INDEXES:
        op.drop_index(name, table_name="evidence")
    with op.batch_alter_table("evidence") as table:
        for name in _ADDED:
            table.drop_column(name)
