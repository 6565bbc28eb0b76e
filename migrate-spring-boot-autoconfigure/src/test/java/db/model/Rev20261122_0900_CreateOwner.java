package db.model;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** What the model says, in one revision without SQL. */
@Revision(id = "5d0c1e7f3a86", message = "create owner as the model wants it")
public class Rev20261122_0900_CreateOwner implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("owner", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80)).notNull();
            t.column("phone", varchar(40));
            t.primaryKey("pk_owner", "id");
        });
    }
}
