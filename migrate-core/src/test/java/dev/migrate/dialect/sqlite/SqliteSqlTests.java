package dev.migrate.dialect.sqlite;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.bytes;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.namedEnumeration;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.timestamp;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SqliteSqlTests {

    private static final Map<String, Consumer<Operations>> CASES = new LinkedHashMap<>();

    static {
        CASES.put("create_table", SqliteSqlTests::createTable);
        CASES.put("create_table_with_identity", SqliteSqlTests::createTableWithIdentity);
        CASES.put("drop_table", op -> op.dropTable("orders"));
        CASES.put("rename_table", op -> op.renameTable("orders", "purchase"));
        CASES.put("add_column", op -> op.alterTable("orders", t -> t.addColumn("note", text())));
        CASES.put(
                "add_column_with_default",
                op -> op.alterTable(
                        "orders", t -> t.addColumn("paid", bool()).notNull().defaultValue("false")));
        CASES.put(
                "add_column_with_varying_default",
                op -> op.alterTable(
                        "orders", t -> t.addColumn("at", timestamp(6)).notNull().defaultValue("current_timestamp")));
        CASES.put(
                "add_column_without_default",
                op -> op.alterTable("orders", t -> t.addColumn("paid", bool()).notNull()));
        CASES.put(
                "add_enumeration", op -> op.alterTable("orders", t -> t.addColumn("kind", enumeration("NEW", "it's"))));
        CASES.put(
                "add_generated_column",
                op -> op.alterTable(
                        "orders", t -> t.addColumn("twice", bigint()).generatedAs("total * 2")));
        CASES.put(
                "change_enumeration",
                op -> op.alterTable("orders", t -> t.alterColumn("status").type(enumeration("OPEN", "PAID", "SENT"))));
        CASES.put("drop_column", op -> op.alterTable("customer", t -> t.dropColumn("name")));
        CASES.put("drop_enumeration", op -> op.alterTable("orders", t -> t.dropColumn("status")));
        CASES.put("rename_column", op -> op.alterTable("orders", t -> t.renameColumn("total", "sum")));
        CASES.put("rename_and_change", SqliteSqlTests::renameAndChange);
        CASES.put(
                "rename_of_referenced_and_change",
                op -> op.alterTable("customer", t -> {
                    t.renameColumn("id", "number");
                    t.alterColumn("name").notNull();
                }));
        CASES.put(
                "change_type",
                op -> op.alterTable("orders", t -> t.alterColumn("total").type(bytes())));
        CASES.put(
                "set_not_null",
                op -> op.alterTable("orders", t -> t.alterColumn("total").notNull()));
        CASES.put(
                "set_default",
                op -> op.alterTable("orders", t -> t.alterColumn("total").defaultValue("1 + 1")));
        CASES.put("add_constraints", SqliteSqlTests::addConstraints);
        CASES.put("drop_constraint", op -> op.alterTable("orders", t -> t.dropForeignKey("fk_orders_customer")));
        CASES.put(
                "comments",
                op -> op.alterTable("orders", t -> {
                    t.comment("what was bought");
                    t.alterColumn("total").comment("in cents");
                }));
        CASES.put("create_index", SqliteSqlTests::createIndex);
        CASES.put("rename_index", op -> op.renameIndex("orders", "ix_orders_total", "ix_total"));
        CASES.put("drop_index", op -> op.dropIndex("ix_orders_total", "orders"));
        CASES.put("sequences", op -> {
            op.createSequence("customer_seq", 1, 50);
            op.alterSequence("customer_seq", 10);
            op.dropSequence("customer_seq");
        });
        CASES.put("insert", SqliteSqlTests::insert);
        CASES.put("execute", op -> op.execute("update orders set total = 0"));
    }

    private static Schema schema() {
        return Replay.apply(
                Schema.empty(),
                SqliteWorkbench.SQLITE
                        .lowering()
                        .rewriteAll(
                                SqliteWorkbench.recorded(op -> {
                                    createTableWithIdentity(op);
                                    createTable(op);
                                    op.createIndex("ix_orders_total", "orders", i -> i.descending("total")
                                            .where("total > 0"));
                                }),
                                Schema.empty()));
    }

    private static void createTableWithIdentity(Operations op) {
        op.createTable("customer", t -> {
            t.column("id", bigint()).notNull().identity();
            t.column("name", varchar(80));
            t.primaryKey("pk_customer", "id");
        });
    }

    private static void createTable(Operations op) {
        op.createTable("orders", t -> {
            t.column("id", bigint()).notNull();
            t.column("customer_id", bigint());
            t.column("parent", bigint());
            t.column("status", enumeration("OPEN", "PAID")).notNull().defaultValue("'OPEN'");
            t.column("`Group`", varchar(20)).collation("NOCASE");
            t.column("total", integer()).defaultValue("0").comment("gone on SQLite");
            t.column("double", integer()).generatedAs("total + total");
            t.primaryKey("pk_orders", "id");
            t.foreignKey("fk_orders_customer", "customer_id")
                    .references("customer", "id")
                    .onDeleteCascade();
            t.foreignKey("fk_orders_parent", "parent").references("orders", "id");
            t.unique("uq_orders_group", "`Group`");
            t.check("ck_orders_total", "total >= 0");
        });
    }

    private static void renameAndChange(Operations op) {
        op.alterTable("orders", t -> {
            t.renameColumn("total", "sum");
            t.alterColumn("sum").type(bigint(), "sum * 100").notNull();
            t.addColumn("total", integer());
        });
    }

    private static void addConstraints(Operations op) {
        op.alterTable("orders", t -> {
            t.addUnique("uq_orders_total", "total", "status");
            t.addCheck("ck_orders_id", "id > 0");
            t.addForeignKey("fk_orders_self", "total").references("orders", "id");
        });
    }

    private static void createIndex(Operations op) {
        op.createIndex("ux_orders", "orders", i -> i.columns("status")
                .descending("total")
                .expression("lower(status)")
                .unique()
                .where("total is not null"));
    }

    private static void insert(Operations op) {
        op.insert("orders", rows -> rows.columns("id", "status")
                .row(1, null)
                .row(2L, "it's")
                .row(new BigDecimal("1.50"), true)
                .row(UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000"), LocalDate.of(2026, 11, 22))
                .row(LocalTime.of(7, 28), LocalDateTime.of(2026, 11, 22, 7, 28, 1, 5_000_000))
                .row(3, Instant.parse("2026-11-22T07:28:00.001Z")));
    }

    @Test
    void eachOperationIsSaidInSqlitesWords() {
        CASES.forEach((name, revision) -> {
            Schema before = name.startsWith("create_table") ? Schema.empty() : schema();
            String sql = String.join(";\n\n", SqliteWorkbench.sql(before, revision));
            Golden.assertMatches("dialect/sqlite/" + name + ".sql", sql.isEmpty() ? "" : sql + ";\n");
        });
        Golden.assertNoOthers(
                "dialect/sqlite",
                CASES.keySet().stream().map(name -> name + ".sql").toList());
    }

    @Test
    void whatIsSaidIsAccepted() throws Exception {
        for (Map.Entry<String, Consumer<Operations>> each : CASES.entrySet()) {
            try (SqliteWorkbench bench = new SqliteWorkbench()) {
                if (!each.getKey().startsWith("create_table")) {
                    bench.upgrade(op -> {
                        createTableWithIdentity(op);
                        createTable(op);
                        op.createIndex("ix_orders_total", "orders", i -> i.descending("total")
                                .where("total > 0"));
                    });
                }
                if (!each.getKey().equals("insert")) {
                    bench.upgrade(each.getValue());
                }
            }
        }
    }

    @Test
    void schemasAreRefused() {
        assertThatThrownBy(() -> SqliteWorkbench.sql(Schema.empty(), op -> op.createSchema("sales")))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite has no schemas.
                            schema  sales
                        Leave the schema away in the revision, or do this only where op.dialect() is another database.""");
    }

    @Test
    void typesThatSqliteDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> SqliteWorkbench.SQLITE.writer().type(namedEnumeration("Kind", "A")))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite has no type for this.
                            type  namedEnumeration("Kind", "A")
                        Use another type in the revision, or one in SQLite's own words: raw("...").""");
    }

    @Test
    void anIdentityThatIsNotTheKeyIsRefused() {
        assertThatThrownBy(() -> SqliteWorkbench.sql(
                        Schema.empty(),
                        op -> op.createTable("t", t -> t.column("n", bigint()).identity())))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite numbers a column only if it alone is the primary key.
                            table   t
                            column  n
                        Make the column the primary key in the same operation, or take away its numbering.""");
    }

    @Test
    void changesThatAreNoneOnSqliteAreLeftOut() {
        assertThat(SqliteWorkbench.sql(
                        schema(),
                        op -> op.alterTable("customer", t -> t.alterColumn("id").type(integer()))))
                .isEmpty();
        assertThat(SqliteWorkbench.sql(
                        schema(),
                        op -> op.alterTable(
                                "orders", t -> t.alterColumn("total").defaultValue("(0)"))))
                .isEmpty();
    }
}
