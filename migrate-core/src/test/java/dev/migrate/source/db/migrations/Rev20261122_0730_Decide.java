package dev.migrate.source.db.migrations;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "3f2a9c1d7b42", down = "9b1c44e0a6f1", message = "add account e-mail")
public class Rev20261122_0730_Decide implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterTable("account", t -> {
            // fails if account has rows: write it with -Ddefault=account.email:<value>
            t.addColumn("email", varchar(320)).notNull();
            t.addColumn("filled", bool()).notNull().defaultValue("false");
            // fails while status holds OLD: change such rows first
            t.alterColumn("status").type(enumeration("NEW", "PAID"));
            // loses part of the values of price
            t.alterColumn("price").type(numeric(10, 2)).notNull();
        });
        op.dropSequence("number");
        // starts again with 5: let it go on above the numbers in use, by restartWith behind it
        op.createSequence("number", 5, 1);
        op.createTable("team", t -> {
            t.column("id", bigint()).notNull();
        });
        op.alterTable("team", t -> {
            t.addColumn("name", text()).notNull();
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.alterTable("team", t -> {
            t.dropColumn("name");
        });
        op.dropTable("team");
        op.dropSequence("number");
        // starts again with 100: let it go on above the numbers in use, by restartWith behind it
        op.createSequence("number", 100, 1);
        op.alterTable("account", t -> {
            t.alterColumn("price").type(numeric(10, 4)).nullable();
            // fails while status holds PAID: change such rows first
            t.alterColumn("status").type(enumeration("NEW", "OLD"));
            t.dropColumn("filled");
            t.dropColumn("email");
        });
    }
}
