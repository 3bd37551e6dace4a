"""Alembic's entry: it works on the connection, and in the transaction, that db.migrate hands over."""

from functools import partial

from alembic import context

from db.migrate import is_meant
from db.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    include_object=partial(is_meant, dialect=connection.dialect.name),
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is db.migrate's
)
context.run_migrations()
