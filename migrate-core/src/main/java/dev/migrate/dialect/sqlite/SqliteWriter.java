package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.StandardSqlWriter;
import dev.migrate.dialect.Statement;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says operations in SQLite's SQL. */
final class SqliteWriter extends StandardSqlWriter {

    /** The one form in which the JDBC driver reads texts as dates, times and timestamps. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    SqliteWriter() {
        super(SqliteDialect.NAME, SqliteDialect.MAX_IDENTIFIER_BYTES);
    }

    @Override
    public List<Statement> write(Operation operation, SchemaView before) {
        return withoutNul(super.write(operation, before), "SQLite ends a statement at the character NUL.");
    }

    @Override
    protected boolean isReserved(String word) {
        return SqliteWords.isReserved(word);
    }

    @Override
    protected String folded(String text) {
        return text;
    }

    /** One process at a time writes to the database anyway. */
    @Override
    protected boolean copiesInPieces() {
        return false;
    }

    @Override
    public String literal(@Nullable Object value) {
        if (value instanceof String text) {
            return SqliteText.literal(text);
        }
        if (value instanceof UUID uuid) {
            return "x'" + uuid.toString().replace("-", "") + "'";
        }
        if (value instanceof LocalDate day) {
            return text(MOMENT.format(day.atStartOfDay()));
        }
        if (value instanceof LocalTime time) {
            return text(MOMENT.format(time.atDate(LocalDate.EPOCH)));
        }
        if (value instanceof LocalDateTime moment) {
            return text(MOMENT.format(moment));
        }
        if (value instanceof Instant instant) {
            return text(MOMENT.format(instant.atOffset(ZoneOffset.UTC)));
        }
        return super.literal(value);
    }

    @Override
    protected String basicType(Basic type) {
        return SqliteTypes.basic(type);
    }

    @Override
    protected String arrayType(SqlType.Array type) {
        return "blob";
    }

    @Override
    protected String enumerationType(Enumeration type) {
        if (type.form().isNamed()) {
            throw SqliteTypes.unsupported(type);
        }
        return super.enumerationType(type);
    }

    @Override
    protected List<String> createTable(CreateTable operation, SchemaView before) {
        Table table = operation.table();
        String elements = Stream.concat(
                        table.columns().values().stream().map(column -> column(table, column)),
                        table.constraints().stream()
                                .filter(each -> !isInColumn(table, each))
                                .map(each -> constraint(table, each)))
                .collect(Collectors.joining(",\n    "));
        return List.of("create table " + name(table.name()) + " (\n    " + elements + "\n)" + tableSuffix(table));
    }

    /** Only a key that stands behind its column can be numbered without ever repeating a number. */
    private static boolean isInColumn(Table table, Constraint constraint) {
        return constraint instanceof PrimaryKey key
                && SqliteOptions.has(table, SqliteOptions.AUTOINCREMENT)
                && key.columns().stream().map(table::column).anyMatch(SqliteWriter::isNumbered);
    }

    private static boolean isNumbered(@Nullable Column column) {
        return column != null && column.identity() != null;
    }

    /** Keeps what a key says beyond its columns. */
    private String constraint(Table table, Constraint constraint) {
        KeyWords words = KeyWords.of(table, constraint);
        if (words == null) {
            return constraint(constraint);
        }
        Identifier name = constraint.name();
        return (name == null ? "" : "constraint " + name(name) + " ")
                + (constraint instanceof PrimaryKey ? "primary key " : "unique ")
                + words.text(constraint.columns());
    }

    private String column(Table table, Column column) {
        String notNull = SqliteOptions.notNull(table, column);
        return notNull == null ? valued(table, column) : valued(table, column.withNullable(true)) + " " + notNull;
    }

    private String valued(Table table, Column column) {
        Generated generated = column.generated();
        if (generated != null && SqliteOptions.has(table, SqliteOptions.virtual(column.name()))) {
            return column(column.withGenerated(null)) + " " + super.generated(generated.expression()) + " virtual";
        }
        PrimaryKey key = table.primaryKey();
        if (key == null || !isNumbered(column) || !isInColumn(table, key)) {
            return column(column);
        }
        Identifier name = key.name();
        return column(column) + (name == null ? "" : " constraint " + name(name)) + " primary key autoincrement";
    }

    @Override
    protected String tableSuffix(Table table) {
        List<String> words = new ArrayList<>();
        if (SqliteOptions.has(table, SqliteOptions.STRICT)) {
            words.add("strict");
        }
        if (SqliteOptions.has(table, SqliteOptions.WITHOUT_ROWID)) {
            words.add("without rowid");
        }
        return words.isEmpty() ? "" : " " + String.join(", ", words);
    }

    /** The key says all about the numbering. */
    @Override
    protected String column(Column column) {
        ColumnDefault value = column.defaultValue();
        Column said = value == null || SqliteExpressions.isLiteral(value.expression())
                ? column
                : column.withDefault(new ColumnDefault("(" + value.expression() + ")"));
        return super.column(said.withIdentity(null).withNullable(column.nullable() || isNumbered(column)));
    }

    @Override
    protected String generated(String expression) {
        return super.generated(expression) + " stored";
    }

    /** Writes the check of a new column behind it, since it can be added in no other way. */
    @Override
    protected List<String> alterTable(AlterTable operation, SchemaView before) {
        List<String> statements = new ArrayList<>();
        List<TableChange> changes = operation.changes();
        for (int i = 0; i < changes.size(); i++) {
            if (isCheckOfNewColumn(changes, i)) {
                int last = statements.size() - 1;
                Constraint check = ((AddConstraint) changes.get(i)).constraint();
                statements.set(last, statements.get(last) + " " + constraint(check));
            } else {
                statements.addAll(super.alterTable(new AlterTable(operation.table(), List.of(changes.get(i))), before));
            }
        }
        return statements;
    }

    /** Returns whether a change is the check of an enumeration whose column is added right before. */
    boolean isCheckOfNewColumn(List<TableChange> changes, int at) {
        if (at == 0
                || !(changes.get(at - 1) instanceof AddColumn added)
                || !(changes.get(at) instanceof AddConstraint constraint)
                || !(constraint.constraint() instanceof Check check)) {
            return false;
        }
        Column column = added.column();
        Table alone = Table.of(TableName.of(column.name()), List.of(column), List.of(check), List.of(), null);
        return ChecksOfLabels.find(alone, column.name(), this) != null;
    }
}
