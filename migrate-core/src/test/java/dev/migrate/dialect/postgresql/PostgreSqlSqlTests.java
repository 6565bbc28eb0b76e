package dev.migrate.dialect.postgresql;

import static dev.migrate.op.SqlTypes.array;
import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.clob;
import static dev.migrate.op.SqlTypes.doublePrecision;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.json;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.ordinalEnumeration;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.timestampUtc;
import static dev.migrate.op.SqlTypes.uuid;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.dialect.Statement;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.Golden;
import dev.migrate.testsupport.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SQL of each operation, which the database accepts. */
class PostgreSqlSqlTests {

    private static final Map<String, Consumer<Operations>> CASES = new LinkedHashMap<>();

    static {
        CASES.put("create_schema", op -> op.createSchema("shop"));
        CASES.put("drop_schema", op -> op.dropSchema("empty"));
        CASES.put("create_table", PostgreSqlSqlTests::createTable);
        CASES.put(
                "create_table_with_names",
                op -> op.createTable("`Order`", t -> {
                    t.column("id", bigint()).identity().notNull();
                    t.column("group", integer());
                    t.column("`first name; --`", varchar(10));
                    t.primaryKey("pk_order", "id");
                    t.unique("`uq.Order`", "group", "`first name; --`");
                }));
        CASES.put("drop_table", op -> op.dropTable("pet"));
        CASES.put("rename_table", op -> op.renameTable("account", "customer"));
        CASES.put("create_index", op -> {
            op.createIndex("ix_account_email", "account", "email");
            op.createIndex("ix_account_open", "account", i -> {
                i.unique().columns("status").descending("created").expression("lower(email)");
                i.where("status in ('OPEN', 'PAID')");
            });
        });
        CASES.put("drop_index", op -> op.dropIndex("ix_account_status", "account", "status"));
        CASES.put("rename_index", op -> op.renameIndex("account", "ix_account_status", "ix_status"));
        CASES.put("create_sequence", op -> {
            op.createSequence("visit_seq", 1, 50);
            op.createSequence("down_seq", 5, -1);
        });
        CASES.put("drop_sequence", op -> op.dropSequence("account_seq"));
        CASES.put("alter_sequence", op -> op.alterSequence("account_seq", 10));
        CASES.put(
                "insert_rows",
                op -> op.insert("every_value", i -> i.columns("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
                        .row(
                                true,
                                1,
                                -2L,
                                new BigDecimal("1.50"),
                                "it's \\ so",
                                UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000"),
                                LocalDate.of(2026, 11, 22),
                                LocalTime.of(7, 28),
                                LocalDateTime.of(2026, 11, 22, 7, 28, 1, 5000),
                                Instant.parse("2026-11-22T07:28:00.123456Z"))
                        .row(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                LocalDate.of(-43, 3, 15),
                                null,
                                LocalDateTime.of(12345, 1, 2, 7, 28),
                                Instant.parse("0000-01-01T00:00:00Z"))
                        .row(null, null, null, null, null, null, null, null, null, null)));
        CASES.put(
                "add_column",
                op -> op.alterTable("account", t -> {
                    t.addColumn("nick", varchar(40))
                            .defaultValue("''")
                            .notNull()
                            .comment("it's short");
                    t.addColumn("kind", enumeration("A", "B")).notNull().defaultValue("'A'");
                    t.addColumn("twice", integer()).generatedAs("points * 2");
                }));
        CASES.put(
                "drop_column",
                op -> op.alterTable("account", t -> {
                    t.dropCheck("ck_points");
                    t.dropColumn("points");
                    t.dropColumn("level");
                }));
        CASES.put(
                "rename_column",
                op -> op.alterTable("account", t -> {
                    t.renameColumn("points", "score");
                    t.renameColumn("level", "rank");
                }));
        CASES.put(
                "alter_column_type",
                op -> op.alterTable("account", t -> {
                    t.alterColumn("points").type(bigint());
                    t.alterColumn("number").type(integer());
                    t.alterColumn("email").type(varchar(500));
                    t.alterColumn("level").type(enumeration("LOW", "MIDDLE", "HIGH"));
                    t.alterColumn("note").type(clob());
                    t.alterColumn("status").type(text(), "upper(status)");
                    t.alterColumn("active").type(integer());
                }));
        CASES.put(
                "alter_column",
                op -> op.alterTable("account", t -> {
                    t.alterColumn("points").nullable().dropDefault();
                    t.alterColumn("email").notNull().defaultValue("'nobody'").comment("where to write to");
                    t.alterColumn("note").dropComment();
                    t.alterColumn("parent_id").notNull().identity(100, 10);
                    t.alterColumn("parent_id").identityAlways(1, 1);
                    t.alterColumn("parent_id").dropIdentity();
                }));
        CASES.put(
                "add_constraint",
                op -> op.alterTable("pet", t -> {
                    t.addPrimaryKey("pk_pet", "id");
                    t.addUnique("uq_pet_name", "name");
                    t.addForeignKey("fk_pet_account_id", "account_id")
                            .references("account", "id")
                            .onDeleteCascade()
                            .onUpdate(Action.RESTRICT);
                    t.addCheck("ck_pet_name", "length(name) between 1 and 20");
                }));
        CASES.put(
                "drop_constraint",
                op -> op.alterTable("account", t -> {
                    t.dropPrimaryKey("pk_account", "id");
                    t.dropUnique("uq_account_email", "email");
                    t.dropCheck("ck_points");
                    t.dropForeignKey("fk_account_parent", "parent_id");
                }));
        CASES.put(
                "rename_constraint", op -> op.alterTable("account", t -> t.renameConstraint("ck_points", "ck_score")));
        CASES.put("table_comment", op -> {
            op.alterTable("account", t -> t.comment("who 'we' know"));
            op.alterTable("account", t -> t.dropComment());
        });
        CASES.put("execute", op -> op.execute("update account set points = 0; -- as it stands"));
        CASES.put("checkpoint", Operations::checkpoint);
        CASES.put("custom", op -> op.invoke(new Grant()));
    }

    private record Grant() implements CustomOperation {

        @Override
        public String name() {
            return "grant";
        }

        @Override
        public List<String> statements(String dialect) {
            return List.of("select '" + dialect + "'", "create table granted (id bigint)");
        }

        @Override
        public List<Operation> effect() {
            Operations op = new Operations("any");
            op.createTable("granted", t -> t.column("id", bigint()));
            return op.operations();
        }
    }

    private static void createTable(Operations op) {
        op.createTable("invoice", t -> {
            t.column("id", bigint()).identity().notNull();
            t.column("number", bigint()).identityAlways(1000, 5).notNull();
            t.column("code", varchar(20)).collation("C").notNull();
            t.column("state", enumeration("OPEN", "PAID"))
                    .defaultValue("'OPEN'")
                    .notNull();
            t.column("level", ordinalEnumeration("LOW", "HIGH"));
            t.column("total", numeric(38, 2)).defaultValue("0").notNull();
            t.column("gross", numeric(38, 2)).generatedAs("total * 1.2");
            t.column("weight", doublePrecision());
            t.column("created", timestampUtc(6)).defaultValue("current_timestamp");
            t.column("token", uuid());
            t.column("details", json());
            t.column("tags", array(varchar(255))).comment("free words");
            t.column("letter", clob());
            t.column("account_id", bigint());
            t.primaryKey("pk_invoice", "id");
            t.unique("uq_invoice_code", "code");
            t.foreignKey("fk_invoice_account_id", "account_id").references("account", "id");
            t.check("ck_invoice_total", "total >= 0");
            t.comment("what is owed");
        });
    }

    private static void before(Operations op) {
        op.createSchema("empty");
        op.createTable("account", t -> {
            t.column("id", bigint()).notNull();
            t.column("email", varchar(320)).collation("C").comment("old");
            t.column("points", integer()).notNull().defaultValue("1");
            t.column("number", varchar(20)).defaultValue("'7'");
            t.column("level", enumeration("LOW", "HIGH"));
            t.column("status", varchar(10)).defaultValue("'OPEN'");
            t.column("note", text()).comment("old");
            t.column("active", bool());
            t.column("created", timestampUtc(6));
            t.column("parent_id", bigint());
            t.primaryKey("pk_account", "id");
            t.unique("uq_account_email", "email");
            t.check("ck_points", "points >= 0");
        });
        op.createIndex("ix_account_status", "account", "status");
        op.createTable("pet", t -> {
            t.column("id", bigint());
            t.column("name", varchar(20));
            t.column("account_id", bigint());
        });
        op.createTable("every_value", t -> {
            t.column("a", bool());
            t.column("b", integer());
            t.column("c", bigint());
            t.column("d", numeric(10, 2));
            t.column("e", text());
            t.column("f", uuid());
            t.column("g", dev.migrate.op.SqlTypes.date());
            t.column("h", dev.migrate.op.SqlTypes.time(0));
            t.column("i", dev.migrate.op.SqlTypes.timestamp(6));
            t.column("j", timestampUtc(6));
        });
        op.createSequence("account_seq", 1, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void eachOperationHasItsSql(TestDatabase product) throws SQLException {
        String file = product == TestDatabase.POSTGRESQL_14 ? "postgresql-14.sql" : "postgresql-18.sql";
        try (Session session = Session.on(product)) {
            int number = 0;
            for (Map.Entry<String, Consumer<Operations>> each : CASES.entrySet()) {
                session.beginIn("case" + number++);
                Operations before = new Operations("postgresql");
                before(before);
                List<Operation> setup = before.operations();
                session.run(
                        each.getKey().contains("schema")
                                ? setup.toArray(Operation[]::new)
                                : setup.subList(1, setup.size()).toArray(Operation[]::new));
                if (each.getKey().equals("drop_constraint")) {
                    Operations more = new Operations("postgresql");
                    more.alterTable("account", t -> t.addForeignKey("fk_account_parent", "parent_id")
                            .references("pet", "id"));
                    session.sql("alter table pet add primary key (id)");
                    session.run(more.operations().toArray(Operation[]::new));
                }
                Operations op = new Operations("postgresql");
                each.getValue().accept(op);
                Golden.assertMatches("sql/" + each.getKey() + "/" + file, script(session.statements(op.operations())));
                if (each.getKey().contains("schema")) {
                    session.succeeds("drop schema empty");
                }
            }
        }
    }

    private static String script(List<Statement> statements) {
        StringBuilder text = new StringBuilder();
        statements.forEach(each -> text.append(each.sql()).append(";\n"));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void rowsAreCopied(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create table a (x integer)");
            session.sql("create table b (x integer, y text)");
            Map<Identifier, String> expressions = new LinkedHashMap<>();
            expressions.put(Identifier.of("x"), "x");
            expressions.put(Identifier.of("y"), "x || '!'");
            CopyRows copy = new CopyRows(TableName.of("a"), TableName.of("b"), expressions);

            String sql = session.dialect()
                    .writer()
                    .write(copy, session.expected())
                    .get(0)
                    .sql();
            session.sql(sql);
            Golden.assertMatches("sql/copy_rows/postgresql.sql", sql + ";\n");
        }
    }
}
