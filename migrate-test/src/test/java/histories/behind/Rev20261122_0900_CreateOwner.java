package histories.behind;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

/** A revision of a history that the model has left behind. */
@Revision(id = "g1", message = "create owner")
public class Rev20261122_0900_CreateOwner implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("owner", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("name", varchar(80)).notNull();
            t.primaryKey("pk_owner", "id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("owner");
    }
}
