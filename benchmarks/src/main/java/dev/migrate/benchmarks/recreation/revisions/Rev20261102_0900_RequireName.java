package dev.migrate.benchmarks.recreation.revisions;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** Changes what SQLite cannot change in place. */
@Revision(id = "a00000000002", down = "a00000000001", message = "require name")
public class Rev20261102_0900_RequireName implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable("account", t -> t.alterColumn("name").notNull());
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("account", t -> t.alterColumn("name").nullable());
    }
}
