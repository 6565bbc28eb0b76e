package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Statement;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.op.TableSpec;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.revision.HeadChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The SQL of Migrate's own tables, for a connection as for a script. */
final class Tables {

    static final int ID_LENGTH = 64;
    private static final int TEXT = 4000;
    private static final int NAME = 255;
    private static final int WORD = 64;
    private static final int LONGEST = 400_000;

    /** The columns that a history table of an earlier version lacks. */
    static final List<String> LATER_COLUMNS = List.of("application_version", "tag", "operations");

    /** The columns that a journal of an earlier version lacks. */
    static final List<String> LATER_STEP_COLUMNS = List.of("hash", "schema_before");

    private final Dialect dialect;
    private final Settings settings;
    private final String version;
    private final String history;
    private final String step;

    Tables(Dialect dialect, Settings settings) {
        this.dialect = dialect;
        this.settings = settings;
        this.version = dialect.writer().name(settings.versionTable());
        this.history = dialect.writer().name(settings.historyTable());
        this.step = dialect.writer().name(settings.stepTable());
    }

    String version() {
        return version;
    }

    String history() {
        return history;
    }

    String step() {
        return step;
    }

    boolean isMissingRight(SQLException e) {
        return dialect.isMissingRight(e);
    }

    /** Returns whether the column of the version table takes ids as they are. */
    boolean keepsIds(Connection connection) throws SQLException {
        return dialect.keepsTexts(connection, settings.versionTable(), Identifier.of("version_num"));
    }

    /** Returns whether an error says that another connection has the database to itself just now. */
    boolean isBusy(SQLException refusal) {
        return dialect.isBusy(refusal);
    }

    /**
     * Makes sure that an empty version table is one, and does not only look so.
     *
     * @throws MigrateException if the user of the connection is not shown its rows
     */
    void requireShown(Connection connection) throws SQLException {
        if (dialect.hidesRows(connection, version)) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "The user of the database may not be shown the rows of the version table: it has row-level security.\n    table  "
                            + version + "\n    user   "
                            + connection.getMetaData().getUserName()
                            + "\nHave an administrator let the user see all rows of Migrate's tables: alter table "
                            + version
                            + " disable row level security");
        }
    }

    /** Returns whether an error says that the database itself cannot do its work. */
    boolean isEnvironment(SQLException refusal) {
        return dialect.isEnvironment(refusal);
    }

    String name(TableName table) {
        return dialect.writer().name(table);
    }

    List<TableName> names() {
        return List.of(settings.versionTable(), settings.historyTable(), settings.stepTable());
    }

    /** Returns the statements that create one of the tables. */
    List<String> create(TableName table) {
        return written(definition(table), Replay.from(Schema.empty()));
    }

    /** Returns the columns that a table of an earlier version lacks. */
    List<String> laterColumns(TableName table) {
        return table.equals(settings.historyTable())
                ? LATER_COLUMNS
                : table.equals(settings.stepTable()) ? LATER_STEP_COLUMNS : List.of();
    }

    /** Returns the statements that add a column to a table that an earlier version has created. */
    List<String> add(TableName table, String column) {
        Replay state = Replay.from(Schema.empty()).apply(definition(table));
        Column added = Objects.requireNonNull(state.table(table)).columns().get(Identifier.of(column));
        state.apply(new AlterTable(table, List.of(new DropColumn(Identifier.of(column)))));
        return written(List.of(new AlterTable(table, List.of(new AddColumn(Objects.requireNonNull(added))))), state);
    }

    /** Returns the statements that give a version table with little room for ids as much as ours has. */
    List<String> widened(int room) {
        String table = settings.versionTable().toString();
        Replay state = Replay.from(Schema.empty());
        Operations before = new Operations(dialect.name());
        before.createTable(
                table, t -> t.column("version_num", SqlTypes.varchar(room)).notNull());
        state.apply(before.operations());
        Operations op = new Operations(dialect.name());
        op.alterTable(table, t -> t.alterColumn("version_num").type(SqlTypes.varchar(ID_LENGTH)));
        return written(op.operations(), state);
    }

    private List<String> written(List<Operation> operations, Replay state) {
        List<String> statements = new ArrayList<>();
        for (Operation operation : operations) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                dialect.writer().write(lowered, state).stream()
                        .map(Statement::sql)
                        .forEach(statements::add);
                state.apply(lowered);
            }
        }
        return statements;
    }

    private List<Operation> definition(TableName table) {
        Consumer<Operations> definition = table.equals(settings.versionTable())
                ? this::defineVersion
                : table.equals(settings.historyTable()) ? this::defineHistory : this::defineStep;
        Operations op = new Operations(dialect.name());
        definition.accept(op);
        return op.operations();
    }

    /** Revisions are told in any language, whatever the database is made for. */
    private static void anyText(TableSpec table) {
        table.options("mysql", "default charset = utf8mb4");
        table.options("mariadb", "default charset = utf8mb4");
    }

    private static String pkName(TableName table) {
        return Identifier.ofPlainOrQuoted(table.name().text() + "_pk").toString();
    }

    private void defineVersion(Operations op) {
        op.createTable(settings.versionTable().toString(), t -> {
            t.column("version_num", SqlTypes.varchar(ID_LENGTH)).notNull();
            t.primaryKey(pkName(settings.versionTable()), "version_num");
            anyText(t);
        });
    }

    private void defineHistory(Operations op) {
        op.createTable(settings.historyTable().toString(), t -> {
            t.column("id", SqlTypes.bigint()).notNull().identity();
            t.column("revision", SqlTypes.varchar(ID_LENGTH)).notNull();
            t.column("direction", SqlTypes.varchar(16)).notNull();
            t.column("message", SqlTypes.varchar(TEXT)).notNull();
            t.column("applied_at", SqlTypes.timestampUtc(6)).notNull();
            t.column("duration_ms", SqlTypes.bigint());
            t.column("applied_by", SqlTypes.varchar(NAME)).notNull();
            t.column("checksum", SqlTypes.varchar(128));
            t.column("state", SqlTypes.varchar(16)).notNull();
            t.column("application_version", SqlTypes.varchar(WORD));
            t.column("tag", SqlTypes.varchar(NAME));
            t.column("operations", SqlTypes.text());
            t.primaryKey(pkName(settings.historyTable()), "id");
            anyText(t);
        });
    }

    private void defineStep(Operations op) {
        op.createTable(settings.stepTable().toString(), t -> {
            t.column("revision", SqlTypes.varchar(ID_LENGTH)).notNull();
            t.column("direction", SqlTypes.varchar(16)).notNull();
            t.column("seq", SqlTypes.integer()).notNull();
            t.column("statement", SqlTypes.varchar(TEXT)).notNull();
            t.column("state", SqlTypes.varchar(16)).notNull();
            t.column("error", SqlTypes.varchar(TEXT));
            t.column("hash", SqlTypes.varchar(WORD));
            t.column("schema_before", SqlTypes.text());
            t.primaryKey(pkName(settings.stepTable()), "revision", "direction", "seq");
            anyText(t);
        });
    }

    /** Returns the statements that change the rows of the version table, each of which changes one row. */
    List<String> headChange(HeadChange change) {
        List<String> statements = new ArrayList<>();
        Iterator<String> gone = change.delete().iterator();
        Iterator<String> added = change.insert().iterator();
        while (gone.hasNext() || added.hasNext()) {
            statements.add(headChange(gone.hasNext() ? gone.next() : null, added.hasNext() ? added.next() : null));
        }
        return statements;
    }

    private String headChange(@Nullable String gone, @Nullable String added) {
        if (gone == null) {
            return "insert into " + version() + " (version_num) values (" + literal(added) + ")";
        }
        return added == null
                ? "delete from " + version() + " where version_num = " + literal(gone)
                : "update " + version() + " set version_num = " + literal(added) + " where version_num = "
                        + literal(gone);
    }

    /** Returns the statement that notes something in the history. */
    String historyRow(Note note) {
        return "insert into " + history()
                + " (revision, direction, message, applied_at, duration_ms, applied_by, checksum, state,"
                + " application_version, tag, operations) values ("
                + String.join(
                        ", ",
                        literal(note.revision()),
                        literal(note.direction()),
                        literal(cut(note.message(), TEXT)),
                        literal(settings.clock().instant()),
                        literal(note.durationMs()),
                        literal(cut(settings.actor().application(), NAME)),
                        literal(note.checksum()),
                        literal(note.state()),
                        literal(cutOrNull(settings.actor().version(), WORD)),
                        literal(cutOrNull(settings.actor().tag(), NAME)),
                        literal(kept(note.operations())))
                + ")";
    }

    private static @Nullable String cutOrNull(@Nullable String text, int length) {
        return text == null ? null : cut(text, length);
    }

    /** A text that a database may refuse for its length is not kept; it is for a message only. */
    private static @Nullable String kept(@Nullable String operations) {
        return operations == null || operations.length() > LONGEST ? null : operations;
    }

    String literal(@Nullable Object value) {
        return dialect.writer().literal(value);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    static int textLength() {
        return TEXT;
    }
}
