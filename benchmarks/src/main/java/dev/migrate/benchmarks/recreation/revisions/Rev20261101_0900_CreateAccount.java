package dev.migrate.benchmarks.recreation.revisions;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** Creates the table. */
@Revision(id = "a00000000001", message = "create account")
public class Rev20261101_0900_CreateAccount implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("account", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80));
            t.column("email", varchar(320)).notNull();
            t.column("score", integer()).notNull();
            t.primaryKey("pk_account", "id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("account");
    }
}
