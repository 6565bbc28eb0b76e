"""Compares the model of Items.java with a database by Alembic, and prints the milliseconds of each time."""
import sys
import time

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

url, user, password, tables, changed, times = sys.argv[1:]
tables = int(tables)

model = sa.MetaData()
for i in range(tables):
    name = "item_%d" % i
    columns = [
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("amount", sa.Numeric(12, 2), nullable=False, server_default=sa.text("0")),
        sa.Column("created_at", postgresql.TIMESTAMP(precision=6)),
        sa.Column("note", sa.String(2000)),
        sa.Column("external_id", postgresql.UUID),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer),
        sa.Column("former_id", sa.BigInteger),
    ]
    if changed == "true" and i == tables - 1:
        columns.append(sa.Column("added", sa.String(40)))
    sa.Table(
        name,
        model,
        *columns,
        sa.PrimaryKeyConstraint("id", name="pk_" + name),
        sa.UniqueConstraint("code", name="uq_" + name),
        sa.ForeignKeyConstraint(["former_id"], ["item_%d.id" % (i if i % 10 == 0 else i - 1)], name="fk_" + name),
        sa.Index("ix_" + name, "state", "created_at"),
    )

engine = sa.create_engine(sa.engine.make_url(url).set(username=user, password=password or None))
for _ in range(int(times)):
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, parents: kind != "table" or not name.startswith("migrate_"),
            },
        )
        begin = time.perf_counter()
        found = compare_metadata(context, model)
        print((time.perf_counter() - begin) * 1000)
        if len(found) != (1 if changed == "true" else 0):
            sys.exit("found: %r" % (found[:3],))
