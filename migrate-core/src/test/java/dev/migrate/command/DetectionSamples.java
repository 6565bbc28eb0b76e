package dev.migrate.command;

import static dev.migrate.op.SqlTypes.array;
import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.namedEnumeration;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.smallint;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.timestamp;
import static dev.migrate.op.SqlTypes.timestampTz;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.op.IndexSpec;
import dev.migrate.op.Operations;
import dev.migrate.op.TableSpec;
import dev.migrate.schema.Constraint.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One change of everything that a model can say, each in a table of its own. */
final class DetectionSamples {

    /**
     * A change.
     *
     * @param table the name of its table, sequence or type
     */
    record Sample(String name, String table, BiConsumer<Operations, String> from, BiConsumer<Operations, String> to) {}

    /** What no mapping says. */
    static final String[] UNSAID = {
        "schema: new", "schema: gone", "index: columns that it only keeps", "index: method", "view: gone"
    };

    private final List<Sample> samples = new ArrayList<>();

    private DetectionSamples() {}

    static List<Sample> all() {
        DetectionSamples all = new DetectionSamples();
        all.schemas();
        all.tables();
        all.types();
        all.columns();
        all.keys();
        all.references();
        all.indexes();
        all.sequences();
        all.objects();
        return List.copyOf(all.samples);
    }

    private void add(String name, BiConsumer<Operations, String> from, BiConsumer<Operations, String> to) {
        samples.add(new Sample(name, "x" + (samples.size() + 1), from, to));
    }

    private void table(String name, Consumer<TableSpec> from, Consumer<TableSpec> to) {
        add(name, (op, t) -> op.createTable(t, from), (op, t) -> op.createTable(t, to));
    }

    private void index(String name, Consumer<IndexSpec> from, Consumer<IndexSpec> to) {
        add(name, (op, t) -> indexed(op, t, from), (op, t) -> indexed(op, t, to));
    }

    private static void indexed(Operations op, String table, Consumer<IndexSpec> index) {
        op.createTable(table, DetectionSamples::columns);
        op.createIndex("by_" + table, table, index);
    }

    private static void columns(TableSpec t) {
        t.column("a", integer());
        t.column("b", integer());
        t.column("c", varchar(40));
    }

    private static Consumer<TableSpec> and(Consumer<TableSpec> more) {
        return ((Consumer<TableSpec>) DetectionSamples::columns).andThen(more);
    }

    private static void key(TableSpec t, String table) {
        t.column("id", bigint()).notNull();
        t.column("other", bigint()).notNull();
        t.column("up", bigint());
        t.primaryKey("pk_" + table, "id");
        t.unique("uq_" + table, "other");
    }

    private void tables() {
        add("table: new", (op, t) -> {}, (op, t) -> op.createTable(t, DetectionSamples::columns));
        add("table: gone", (op, t) -> op.createTable(t, DetectionSamples::columns), (op, t) -> {});
        add(
                "table: name",
                (op, t) -> op.createTable(t, DetectionSamples::columns),
                (op, t) -> op.createTable(t + "_of", DetectionSamples::columns));
        add("table of Envers: new", (op, t) -> {}, (op, t) -> envers(op, t, false));
        add("table of Envers: gone", (op, t) -> envers(op, t, false), (op, t) -> {});
        add("table of Envers: column", (op, t) -> envers(op, t, false), (op, t) -> envers(op, t, true));
        table("table: comment", and(t -> t.comment("old")), and(t -> t.comment("new")));
        table("column: new", DetectionSamples::columns, and(t -> t.column("d", integer())));
        table("column: gone", and(t -> t.column("d", integer())), DetectionSamples::columns);
        table("column: name", and(t -> t.column("d", integer())), and(t -> t.column("e", integer())));
    }

    private void type(String name, Consumer<TableSpec> from, Consumer<TableSpec> to) {
        table("column: " + name, from, to);
    }

    private void types() {
        type("type", t -> t.column("a", integer()), t -> t.column("a", bigint()));
        type("length", t -> t.column("a", varchar(40)), t -> t.column("a", varchar(80)));
        type("precision and scale", t -> t.column("a", numeric(9, 2)), t -> t.column("a", numeric(9, 3)));
        type("digits of seconds", t -> t.column("a", timestamp(6)), t -> t.column("a", timestamp(3)));
        type("time zone", t -> t.column("a", timestamp(6)), t -> t.column("a", timestampTz(6)));
        type("text without a length", t -> t.column("a", varchar(40)), t -> t.column("a", text()));
        type("one value or several", t -> t.column("a", integer()), t -> t.column("a", array(integer())));
        type("elements of an array", t -> t.column("a", array(integer())), t -> t.column("a", array(bigint())));
        type(
                "labels of an enumeration",
                t -> t.column("a", enumeration("A", "B")),
                t -> t.column("a", enumeration("A", "B", "C")));
        type(
                "label of an enumeration gone",
                t -> t.column("a", enumeration("A", "B", "C")),
                t -> t.column("a", enumeration("A", "B")));
    }

    private void columns() {
        type("nullability", t -> t.column("a", integer()), t -> t.column("a", integer())
                .notNull());
        type("default", t -> t.column("a", integer()).defaultValue("1"), t -> t.column("a", integer())
                .defaultValue("2"));
        type("identity", t -> numbered(t, false), t -> numbered(t, true));
        type("numbers of an identity", t -> numbered(t, 1, 1), t -> numbered(t, 1000, 10));
        add("column: collation", (op, t) -> collated(op, t, 0), (op, t) -> collated(op, t, 1));
        type("what it is computed from", t -> computed(t, "a + 1"), t -> computed(t, "a + 2"));
        type("comment", t -> t.column("a", integer()).comment("old"), t -> t.column("a", integer())
                .comment("new"));
    }

    private static void numbered(TableSpec t, boolean byDatabase) {
        var id = t.column("a", bigint()).notNull();
        if (byDatabase) {
            id.identity();
        }
        t.primaryKey("pk_number", "a");
    }

    private static void numbered(TableSpec t, long start, long increment) {
        t.column("a", bigint()).notNull().identity(start, increment);
        t.primaryKey("pk_numbers", "a");
    }

    /** Each database has collations of its own. */
    private static void collated(Operations op, String table, int which) {
        List<String> names =
                switch (op.dialect()) {
                    case "mysql", "mariadb" -> List.of("utf8mb4_bin", "utf8mb4_unicode_ci");
                    case "sqlite" -> List.of("nocase", "rtrim");
                    default -> List.of("C", "POSIX");
                };
        op.createTable(table, t -> t.column("a", varchar(40)).collation(names.get(which)));
    }

    private static void computed(TableSpec t, String expression) {
        t.column("a", integer());
        t.column("b", integer()).generatedAs(expression);
    }

    private void keys() {
        table("primary key: new", t -> t.column("a", integer()).notNull(), t -> {
            t.column("a", integer()).notNull();
            t.primaryKey("pk_new", "a");
        });
        table("primary key: gone", t -> keyed(t, "pk_old", "a"), t -> keyed(t, ""));
        table("primary key: columns", t -> keyed(t, "pk_col", "a"), t -> keyed(t, "pk_col", "a", "b"));
        table("unique constraint: new", DetectionSamples::columns, and(t -> t.unique("uq_new", "a")));
        table("unique constraint: gone", and(t -> t.unique("uq_old", "a")), DetectionSamples::columns);
        table("unique constraint: columns", and(t -> t.unique("uq_col", "a")), and(t -> t.unique("uq_col", "a", "b")));
        table("unique constraint: name", and(t -> t.unique("one_name", "a")), and(t -> t.unique("other_name", "a")));
        table("check: new", DetectionSamples::columns, and(t -> t.check("ck_new", "a > 0")));
        table("check: gone", and(t -> t.check("ck_old", "a > 0")), DetectionSamples::columns);
        table("check: condition", and(t -> t.check("ck_con", "a > 0")), and(t -> t.check("ck_con", "a > 1")));
        table(
                "check: value in a list, as of a class",
                and(t -> t.check("ck_value", "c in ('Cat', 'Dog')")),
                and(t -> t.check("ck_value", "c in ('Dog', 'Feline')")));
        table("check: name", and(t -> t.check("ck_one", "a > 0")), and(t -> t.check("ck_other", "a > 0")));
    }

    private static void keyed(TableSpec t, String name, String... columns) {
        t.column("a", integer()).notNull();
        t.column("b", integer()).notNull();
        if (columns.length > 0) {
            t.primaryKey(name, columns);
        }
    }

    private void reference(String name, BiConsumer<TableSpec, String> from, BiConsumer<TableSpec, String> to) {
        add(
                "foreign key: " + name,
                (op, table) -> op.createTable(table, t -> {
                    key(t, table);
                    from.accept(t, table);
                }),
                (op, table) -> op.createTable(table, t -> {
                    key(t, table);
                    to.accept(t, table);
                }));
    }

    private void references() {
        BiConsumer<TableSpec, String> toId =
                (t, table) -> t.foreignKey("fk_" + table, "up").references(table, "id");
        reference("new", (t, table) -> {}, toId);
        reference("gone", toId, (t, table) -> {});
        reference("what it refers to", toId, (t, table) -> t.foreignKey("fk_" + table, "up")
                .references(table, "other"));
        reference("on delete", toId, (t, table) -> t.foreignKey("fk_" + table, "up")
                .references(table, "id")
                .onDeleteCascade());
        reference("on update", toId, (t, table) -> t.foreignKey("fk_" + table, "up")
                .references(table, "id")
                .onUpdate(Action.CASCADE));
        reference("name", toId, (t, table) -> t.foreignKey("fk_other_" + table, "up")
                .references(table, "id"));
    }

    private void indexes() {
        add(
                "index: new",
                (op, t) -> op.createTable(t, DetectionSamples::columns),
                (op, t) -> indexed(op, t, i -> i.columns("a")));
        add(
                "index: gone",
                (op, t) -> indexed(op, t, i -> i.columns("a")),
                (op, t) -> op.createTable(t, DetectionSamples::columns));
        index("index: order of columns", i -> i.columns("a", "b"), i -> i.columns("b", "a"));
        index("index: descending", i -> i.columns("a"), i -> i.descending("a"));
        index("index: unique", i -> i.columns("a"), i -> i.columns("a").unique());
        add("index: name", (op, t) -> indexed(op, t, i -> i.columns("a")), (op, t) -> {
            op.createTable(t, DetectionSamples::columns);
            op.createIndex("other_" + t, t, "a");
        });
        index("index: expression", i -> i.expression("lower(c)"), i -> i.expression("upper(c)"));
        index("index: columns that it only keeps", i -> i.columns("a").include("b"), i -> i.columns("a"));
        index("index: method", i -> i.columns("a").using("hash"), i -> i.columns("a"));
        index("index: where", i -> i.columns("a").where("b > 0"), i -> i.columns("a")
                .where("b > 1"));
    }

    private void objects() {
        add(
                "enum type: labels",
                (op, type) -> {
                    op.createEnum(type, "A", "B");
                    op.createTable(type + "_of", t -> t.column("a", namedEnumeration(type, "A", "B")));
                },
                (op, type) -> {
                    op.createEnum(type, "A", "B", "C");
                    op.createTable(type + "_of", t -> t.column("a", namedEnumeration(type, "A", "B", "C")));
                });
        add("enum type: new", (op, type) -> op.createTable(type + "_in", t -> t.column("a", integer())), (op, type) -> {
            op.createEnum(type, "A", "B");
            op.createTable(type + "_in", t -> t.column("a", namedEnumeration(type, "A", "B")));
        });
        add(
                "enum type: gone",
                (op, type) -> {
                    op.createEnum(type, "A", "B");
                    op.createTable(type + "_in", t -> t.column("a", namedEnumeration(type, "A", "B")));
                },
                (op, type) -> op.createTable(type + "_in", t -> t.column("a", integer())));
        labels("label gone", "A", "B");
        labels("name of a label", "A", "B", "D");
        add("rows of a table that numbers", (op, t) -> numbering(op, t, false), (op, t) -> numbering(op, t, true));
        add("view: gone", (op, view) -> op.createView(view, "select 1 as a"), (op, view) -> {});
        add("view: new", (op, view) -> {}, (op, view) -> op.createView(view, "select 1 as a"));
        add(
                "view: query",
                (op, view) -> op.createView(view, "select 1 as a"),
                (op, view) -> op.createView(view, "select 2 as a"));
    }

    private static void numbering(Operations op, String table, boolean counts) {
        op.createTable(table, t -> {
            t.column("name", varchar(40)).notNull();
            t.column("next_val", bigint());
            t.primaryKey("pk_" + table, "name");
        });
        if (counts) {
            op.insert(table, rows -> rows.columns("name", "next_val").row("a", 0));
        }
    }

    private void schemas() {
        add("schema: new", (op, schema) -> {}, (op, schema) -> op.createSchema(schema));
        add("schema: gone", (op, schema) -> op.createSchema(schema), (op, schema) -> {});
        add(
                "schema: quotes or capitals of its name",
                (op, schema) -> within(op, schema),
                (op, schema) -> within(op, "`" + schema.toUpperCase(Locale.ROOT) + "`"));
        add(
                "table: schema",
                (op, schema) -> {
                    within(op, schema);
                    op.createTable(schema + "_of", DetectionSamples::columns);
                },
                (op, schema) -> {
                    within(op, schema);
                    op.createTable(schema + "." + schema + "_of", DetectionSamples::columns);
                });
    }

    /** Only these have schemas in Hibernate's statements. */
    private static void within(Operations op, String schema) {
        if (!List.of("postgresql", "h2").contains(op.dialect())) {
            throw new MigrateException(ExitCode.REFUSED, op.dialect() + " has no schemas");
        }
        op.createSchema(schema);
        op.createTable(schema + ".within", DetectionSamples::columns);
    }

    private static void envers(Operations op, String table, boolean named) {
        op.createTable(table + "_of", t -> {
            t.column("id", bigint()).notNull();
            t.column("rev", integer()).notNull();
            t.column("revtype", smallint());
            if (named) {
                t.column("name", varchar(40));
            }
            t.primaryKey("pk_" + table + "_of", "rev", "id");
        });
    }

    /** Changes the labels of a type that had three. */
    private void labels(String what, String... now) {
        add(
                "enum type: " + what,
                (op, type) -> {
                    op.createEnum(type, "A", "B", "C");
                    op.createTable(type + "_of", t -> t.column("a", namedEnumeration(type, "A", "B", "C")));
                },
                (op, type) -> {
                    op.createEnum(type, now);
                    op.createTable(type + "_of", t -> t.column("a", namedEnumeration(type, now)));
                });
    }

    private void sequences() {
        add("sequence: new", (op, s) -> {}, (op, s) -> op.createSequence(s));
        add("sequence: gone", (op, s) -> op.createSequence(s), (op, s) -> {});
        add("sequence: name", (op, s) -> op.createSequence(s), (op, s) -> op.createSequence(s + "_of"));
        add("sequence: increment", (op, s) -> op.createSequence(s, 1, 1), (op, s) -> op.createSequence(s, 1, 50));
        add("sequence: start", (op, s) -> op.createSequence(s, 1, 1), (op, s) -> op.createSequence(s, 1000, 1));
    }
}
