package dev.migrate.benchmarks.recreation.revisions;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** Changes what SQLite cannot change in place. */
@Revision(id = "a00000000002", down = "a00000000001", message = "widen score")
public class Rev20261102_0900_WidenScore implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable("account", t -> t.alterColumn("score").type(bigint()));
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("account", t -> t.alterColumn("score").type(integer()));
    }
}
