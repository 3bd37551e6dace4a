"""The lines of imports by their own index: the story of an imported case begins with one."""

import sqlalchemy as sa
from alembic import op

revision = "imported_lines"
down_revision = "messages"
_IS_IMPORT = sa.text("step = 'import'")


def upgrade() -> None:
    """Of all lines of the log a few in a million."""
    op.create_index(
        "ix_log_import", "log", ["jurisdiction", "seq"], sqlite_where=_IS_IMPORT, postgresql_where=_IS_IMPORT
    )


def downgrade() -> None:
    """Back to reading the whole log for it."""
    op.drop_index("ix_log_import", "log")
