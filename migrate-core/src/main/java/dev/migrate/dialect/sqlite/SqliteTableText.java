package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.sqlite.SqliteToken.Kind;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a {@code create table} as SQLite keeps it. */
final class SqliteTableText {

    /** A foreign key, which need not say what columns it refers to: then it refers to the primary key. */
    record Reference(
            @Nullable Identifier name,
            List<Identifier> columns,
            Identifier table,
            List<Identifier> referencedColumns,
            Action onDelete,
            Action onUpdate,
            boolean deferred) {}

    /** What the text says: a table without its foreign keys, and those. */
    record Result(Table table, List<Reference> references) {}

    private static final String[] AFTER_TYPE = {
        "constraint",
        "primary",
        "not",
        "null",
        "unique",
        "check",
        "default",
        "collate",
        "references",
        "generated",
        "as",
        ",",
        ")"
    };

    private final SqliteCursor cursor;
    private final Map<Identifier, Column> columns = new LinkedHashMap<>();
    private final Set<Constraint> constraints = new LinkedHashSet<>();
    private final List<Reference> references = new ArrayList<>();
    private final Set<TableOption> options = new LinkedHashSet<>();
    private final Set<Identifier> names = new HashSet<>();

    private final Map<Constraint, KeyWords> keys = new HashMap<>();

    private final TableName table;

    private SqliteTableText(TableName table, String sql) {
        this.table = table;
        this.cursor = new SqliteCursor(sql);
    }

    static Result read(Identifier name, String sql) {
        return new SqliteTableText(TableName.of(name), sql).read();
    }

    private Result read() {
        cursor.textUpTo("(");
        cursor.expect("(");
        while (!cursor.accept(")")) {
            element();
            cursor.accept(",");
        }
        tableOptions();
        Table read = new Table(table, columns, constraints, Set.of(), null, options);
        return new Result(withIdentity(withExpressions(read)), references);
    }

    /** What an expression means by a word between quotes is known when all columns are. */
    private static Table withExpressions(Table table) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns().values()) {
            Generated generated = column.generated();
            columns.add(
                    generated == null
                            ? column
                            : column.withGenerated(
                                    new Generated(SqliteExpressions.readOfTable(table, generated.expression()))));
        }
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint each : table.constraints()) {
            constraints.add(
                    each instanceof Check check
                            ? check.withExpression(SqliteExpressions.readOfTable(table, check.expression()))
                            : each);
        }
        return table.withColumns(columns).withConstraints(constraints);
    }

    private void element() {
        if (isTableConstraint()) {
            tableConstraint(constraintName());
        } else {
            column();
        }
    }

    private @Nullable Identifier constraintName() {
        if (!cursor.accept("constraint")) {
            return null;
        }
        Identifier name = cursor.name();
        if (!names.add(name)) {
            options.add(SqliteOptions.repeated(name));
        }
        return name;
    }

    private boolean isTableConstraint() {
        SqliteToken token = cursor.peek();
        return token != null
                && token.kind() == Kind.WORD
                && cursor.seesAny("constraint", "primary", "unique", "check", "foreign");
    }

    private void tableOptions() {
        while (!cursor.isAtEnd()) {
            if (cursor.accept("without", "rowid")) {
                options.add(SqliteOptions.WITHOUT_ROWID);
            } else if (cursor.accept("strict")) {
                options.add(SqliteOptions.STRICT);
            } else {
                cursor.next();
            }
        }
    }

    private void tableConstraint(@Nullable Identifier name) {
        if (cursor.accept("primary", "key")) {
            key(columns -> new PrimaryKey(name, columns));
        } else if (cursor.accept("unique")) {
            key(columns -> new Unique(name, columns));
        } else if (cursor.accept("check")) {
            constraints.add(new Check(name, cursor.parenthesized()));
            conflict();
        } else if (cursor.accept("foreign", "key")) {
            List<Identifier> names = cursor.names();
            cursor.expect("references");
            reference(name, names);
        }
    }

    private void key(Function<List<Identifier>, Constraint> key) {
        List<Identifier> names = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean numbered = false;
        cursor.expect("(");
        do {
            names.add(cursor.name());
            words.add(cursor.textUpTo("autoincrement", ",", ")"));
            numbered |= cursor.accept("autoincrement");
        } while (cursor.accept(","));
        cursor.expect(")");
        key(key.apply(names), new KeyWords(words, conflict()), numbered);
    }

    /** Adds a key, of which a table may have several that differ in their words only. */
    private void key(Constraint key, KeyWords words, boolean numbered) {
        constraints.add(key);
        if (numbered) {
            options.add(SqliteOptions.AUTOINCREMENT);
        }
        KeyWords before = keys.putIfAbsent(key, words);
        if (before != null && !before.equals(words)) {
            options.add(SqliteOptions.obstacle("one of the keys on the same columns: " + words.text(key.columns())));
        } else if (!words.areUsual()) {
            options.add(
                    numbered
                            ? SqliteOptions.obstacle("the key with autoincrement " + words.text(key.columns()))
                            : words.option(key));
        }
    }

    /** Returns the clause, or the empty text where it says what SQLite does anyway. */
    private String conflict() {
        if (!cursor.accept("on", "conflict")) {
            return "";
        }
        String action = cursor.next().folded();
        return action.equals("abort") ? "" : "on conflict " + action;
    }

    private void column() {
        Identifier name = cursor.name();
        String type = cursor.textUpTo(AFTER_TYPE);
        columns.put(name, Column.of(name, SqliteTypes.read(type)));
        while (!cursor.seesAny(",", ")")) {
            columnConstraint(name, constraintName());
        }
    }

    private void columnConstraint(Identifier column, @Nullable Identifier name) {
        if (cursor.accept("primary", "key")) {
            primaryKey(column, name);
        } else if (cursor.accept("unique")) {
            key(new Unique(name, List.of(column)), KeyWords.of("", conflict()), false);
        } else if (cursor.accept("check")) {
            constraints.add(new Check(name, cursor.parenthesized()));
        } else if (cursor.accept("references")) {
            reference(name, List.of(column));
        } else {
            columns.compute(column, (same, before) -> attribute(Objects.requireNonNull(before)));
        }
    }

    private void primaryKey(Identifier column, @Nullable Identifier name) {
        cursor.accept("asc");
        boolean descends = cursor.accept("desc");
        String conflict = conflict();
        boolean numbered = cursor.accept("autoincrement");
        if (descends && isInteger(columns.get(column))) {
            options.add(SqliteOptions.obstacle("an integer primary key that is descending and no number of the row"));
        }
        key(new PrimaryKey(name, List.of(column)), KeyWords.of(descends ? "desc" : "", conflict), numbered);
    }

    private Column attribute(Column column) {
        if (cursor.seesAny("constraint", ",", ")")) {
            return column; // SQLite lets a name stand for nothing
        }
        if (cursor.accept("not", "null")) {
            String conflict = conflict();
            if (!conflict.isEmpty()) {
                options.add(SqliteOptions.notNull(column.name(), conflict));
            }
            return column.withNullable(false);
        }
        if (cursor.accept("null")) {
            conflict();
            return column;
        }
        if (cursor.accept("default")) {
            return column.withDefault(new ColumnDefault(SqliteExpressions.normalDefault(defaultText())));
        }
        if (cursor.accept("collate")) {
            return column.withCollation(cursor.next().unquoted());
        }
        cursor.accept("generated", "always");
        cursor.expect("as");
        Column generated = column.withGenerated(new Generated(cursor.parenthesized()));
        cursor.accept("virtual");
        if (!cursor.accept("stored")) {
            options.add(SqliteOptions.virtual(column.name()));
        }
        return generated;
    }

    private String defaultText() {
        if (cursor.sees("(")) {
            return cursor.parenthesized();
        }
        SqliteToken first = cursor.next();
        return first.is("-") || first.is("+") ? first.text() + cursor.next().text() : first.text();
    }

    private void reference(@Nullable Identifier name, List<Identifier> from) {
        Identifier table = cursor.name();
        List<Identifier> to = cursor.sees("(") ? cursor.names() : List.of();
        Action onDelete = Action.NO_ACTION;
        Action onUpdate = Action.NO_ACTION;
        boolean deferred = false;
        while (true) {
            if (cursor.accept("on", "delete")) {
                onDelete = action();
            } else if (cursor.accept("on", "update")) {
                onUpdate = action();
            } else if (cursor.accept("match")) {
                cursor.next();
            } else if (cursor.sees("deferrable") || cursor.sees("not", "deferrable")) {
                deferred = isDeferred();
            } else {
                break;
            }
        }
        references.add(new Reference(name, from, table, to, onDelete, onUpdate, deferred));
    }

    /** One that may wait but does not at first is as any other: nothing can tell it to wait. */
    private boolean isDeferred() {
        boolean not = cursor.accept("not");
        if (not) {
            options.add(SqliteOptions.NOT_DEFERRABLE);
        }
        cursor.expect("deferrable");
        boolean deferred = cursor.accept("initially", "deferred");
        cursor.accept("initially", "immediate");
        return deferred && !not;
    }

    private Action action() {
        if (cursor.accept("set", "null")) {
            return Action.SET_NULL;
        }
        if (cursor.accept("set", "default")) {
            return Action.SET_DEFAULT;
        }
        if (cursor.accept("no", "action")) {
            return Action.NO_ACTION;
        }
        return cursor.next().is("cascade") ? Action.CASCADE : Action.RESTRICT;
    }

    /** SQLite numbers the column that alone is the key and is declared {@code integer}. */
    private Table withIdentity(Table table) {
        PrimaryKey key = table.primaryKey();
        if (key == null || key.columns().size() != 1 || options.contains(SqliteOptions.WITHOUT_ROWID)) {
            return table;
        }
        Column column = table.column(key.columns().get(0));
        if (column == null
                || !isInteger(column)
                || !column.nullable() && !options.contains(SqliteOptions.AUTOINCREMENT)) {
            return table;
        }
        Column numbered = column.withNullable(true).withIdentity(Identity.byDefault());
        return table.withColumns(table.columns().values().stream()
                .map(each -> each.equals(column) ? numbered : each)
                .toList());
    }

    private static boolean isInteger(@Nullable Column column) {
        return column != null && column.type().equals(new Basic(TypeName.INTEGER));
    }
}
