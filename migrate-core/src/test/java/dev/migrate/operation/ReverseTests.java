package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What can be undone, and what cannot. */
class ReverseTests {

    private static List<Operation> record(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return op.operations();
    }

    private static String reverse(Consumer<Operations> before, Consumer<Operations> upgrade) {
        Schema schema = Replay.apply(Schema.empty(), record(before));
        return OperationText.of(Reverse.of(record(upgrade), schema));
    }

    private static void account(Operations op) {
        op.createTable("account", t -> t.column("name", SqlTypes.varchar(80)));
    }

    @Test
    void changesOfOneColumnKeepTheirOrder() {
        assertThat(reverse(
                        ReverseTests::account,
                        op -> op.alterTable("account", t -> {
                            t.addColumn("email", SqlTypes.varchar(320));
                            t.alterColumn("name").type(SqlTypes.varchar(120)).notNull();
                        })))
                .isEqualTo("alter table account (type of name varchar(80); nullable name; drop column email)\n");
    }

    @Test
    void aDroppedTableComesBackWithItsIndexes() {
        assertThat(reverse(
                        op -> {
                            account(op);
                            op.createIndex("ix", "account", "name");
                        },
                        op -> op.dropTable("account")))
                .isEqualTo("""
                        create table account (column name varchar(80))
                        create index on account ix (name)
                        """);
    }

    @Test
    void changesOfRowsAreNotUndone() {
        assertThat(reverse(ReverseTests::account, op -> {
                    op.insert("account", i -> i.columns("name").row("x"));
                    op.execute("update account set name = 'y'");
                }))
                .isEmpty();
    }

    @Test
    void aRowGetsItsKeyBackAndRowsThatMayHaveBeenThereStay() {
        assertThat(reverse(
                        op -> {
                            account(op);
                            op.alterTable("account", t -> t.addPrimaryKey("pk", "name"));
                        },
                        op -> {
                            op.update("account", r -> r.set("name", "y").whereIs("name", "x"));
                            op.insert("account", i -> i.columns("name").row("z").onlyMissing("name"));
                        }))
                .isEqualTo("update account (name = String \"x\") where (name = String \"y\")\n");
    }

    @Test
    void sqlThatMayChangeTheSchemaCannotBeUndone() {
        assertIrreversible(op -> op.execute("create view v as select 1"), """
                Cannot write a downgrade: one operation cannot be undone.
                    execute  create view v as select 1
                    The statement may change the schema.
                Write downgrade() by hand, or leave it out: then the revision is irreversible.""");
    }

    @Test
    void codeCannotBeUndone() {
        assertIrreversible(op -> op.run("fill in the totals", connection -> {}), """
                Cannot write a downgrade: one operation cannot be undone.
                    custom   fill in the totals
                    The operation does not say how it is undone.
                Write downgrade() by hand, or leave it out: then the revision is irreversible.""");
    }

    private static void assertIrreversible(Consumer<Operations> upgrade, String message) {
        assertThatThrownBy(() -> reverse(ReverseTests::account, upgrade))
                .isInstanceOfSatisfying(IrreversibleOperationException.class, e -> assertThat(e.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessage(message);
    }
}
