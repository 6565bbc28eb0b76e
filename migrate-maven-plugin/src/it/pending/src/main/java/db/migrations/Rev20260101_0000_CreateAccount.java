package db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "3f2a9c1d7b42", message = "create account")
public class Rev20260101_0000_CreateAccount implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("account", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80)).notNull();
            t.primaryKey("pk_account", "id");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("account");
    }
}
