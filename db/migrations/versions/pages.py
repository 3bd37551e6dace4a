"""Indexes of the open cases by unit, by department and by area; finer statistics of the words."""

import sqlalchemy as sa
from alembic import op

revision = "pages"
down_revision = "unit_datum"
_INDEXES = {
    "ix_case_file_unit": ["jurisdiction", "unit_id", "state", "urgent_at", "id"],
    "ix_case_file_department": ["jurisdiction", "department_id", "state", "urgent_at", "id"],
    "ix_case_file_area": ["jurisdiction", "grid", "urgent_at", "id"],
}
_OPEN = sa.text("urgent_at IS NOT NULL")


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        # By default the planner takes a rare word for a frequent one, and reads all cases from the newest on.
        op.execute("ALTER TABLE case_search ALTER COLUMN grams SET STATISTICS 400")
    for name, columns in _INDEXES.items():
        op.create_index(name, "case_file", columns, sqlite_where=_OPEN, postgresql_where=_OPEN)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE case_search ALTER COLUMN grams SET STATISTICS -1")
    for name in _INDEXES:
        op.drop_index(name, "case_file")
