package dev.migrate.source.db.migrations;

import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(id = "3f2a9c1d7b42", down = "9b1c44e0a6f1", message = "add account e-mail")
public class Rev20261122_0732_LongLines implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes", t -> {
            t.column("a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes", varchar(80))
                    .notNull()
                    .defaultValue("'some text'")
                    .comment("why it is here");
            t.column(
                    "status",
                    enumeration("WAITING_FOR_PAYMENT", "PAID", "SENT", "RETURNED", "CANCELLED", "LOST", "FOUND"));
            t.primaryKey(
                    "pk_a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                    "a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                    "status");
            t.foreignKey(
                            "fk_a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                            "a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes")
                    .references("account", "name")
                    .onDeleteCascade();
        });
        op.createIndex(
                "ix_a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                "a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                "a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                "status");
        op.insert("a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes", r -> {
            r.columns("a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes", "status");
            r.row("it's a (long), long text", "WAITING_FOR_PAYMENT");
        });
        op.execute(
                "update account set name = 'a very long name' where name = 'another very long name' and status = 'x'");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex(
                "ix_a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes",
                "a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes");
        op.dropTable("a_name_as_long_as_postgresql_allows_names_to_be_which_is_63_bytes");
    }
}
