package dev.migrate.source.db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "3f2a9c1d7b42", down = "9b1c44e0a6f1", message = "add account e-mail")
public class Rev20261122_0728_AddAccountEmail implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("team", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80)).notNull();
            t.column("status", enumeration("ACTIVE", "ARCHIVED")).notNull();
            t.primaryKey("pk_team", "id");
        });
        op.alterTable("account", t -> {
            t.addColumn("email", varchar(320));
            t.alterColumn("name").type(varchar(120)).notNull();
        });
        op.createIndex("ix_account_email", "account", "email");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("ix_account_email", "account");
        op.alterTable("account", t -> {
            t.alterColumn("name").type(varchar(80)).nullable();
            t.dropColumn("email");
        });
        op.dropTable("team");
    }
}
