package dev.migrate.benchmarks.recreation.revisions;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** Changes what SQLite can change in place since 3.53. */
@Revision(id = "a00000000003", down = "a00000000002", message = "require name")
public class Rev20261103_0900_RequireName implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable("account", t -> t.alterColumn("name").notNull());
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("account", t -> t.alterColumn("name").nullable());
    }
}
