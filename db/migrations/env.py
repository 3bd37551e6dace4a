"""Alembic's entry: it works on the connection, and in the transaction, that db.migrate hands over."""

from alembic import context

from db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is db.migrate's
)
context.run_migrations()
