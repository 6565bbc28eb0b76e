package dev.migrate.models;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Statement;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testing.FittingRows;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts rows into the tables of a model: as many as its constraints take of three for each table. */
final class SampleRows {

    private static final int ROWS = 3;
    private static final Pattern VALUES = Pattern.compile("(\\S+) in \\((?:'([^']*)'|(-?\\d+)).*");

    private final FreshDatabase database;
    private final Schema model;

    SampleRows(FreshDatabase database, Schema model) {
        this.database = database;
        this.model = model;
    }

    private record Wanted(Table table, int number) {}

    /** Inserts in as many rounds as foreign keys ask for, and returns how many rows there are. */
    int insert() throws SQLException {
        List<Wanted> waiting = new ArrayList<>();
        for (int number = 1; number <= ROWS; number++) {
            for (Table table : model.tables().values()) {
                if (!FittingRows.columns(table).isEmpty()) {
                    waiting.add(new Wanted(table, number));
                }
            }
        }
        int inserted = 0;
        try (Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            requireReferences(connection);
            Schema words = dialect.inspector(connection).read();
            int before;
            do {
                before = waiting.size();
                waiting.removeIf(each -> insert(connection, dialect, words, each));
                inserted += before - waiting.size();
            } while (waiting.size() < before);
        }
        return inserted;
    }

    /** SQLite looks at references only where it is told to. */
    private void requireReferences(Connection connection) throws SQLException {
        if (database.product() == TestDatabase.SQLITE) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("pragma foreign_keys = on");
            }
        }
    }

    private static boolean insert(Connection connection, Dialect dialect, Schema words, Wanted wanted) {
        List<Column> columns = FittingRows.columns(wanted.table());
        InsertRows rows = new InsertRows(
                wanted.table().name(),
                columns.stream().map(Column::name).toList(),
                List.of(allowed(wanted.table(), columns, FittingRows.of(columns, wanted.number()))));
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Replay state = Replay.from(words);
            for (Operation lowered : dialect.lowering().rewrite(rows, state)) {
                for (Statement each : dialect.writer().write(lowered, state)) {
                    statement.execute(each.sql());
                }
            }
            return true;
        } catch (SQLException | MigrateException refused) {
            return false;
        }
    }

    /** A column that takes some texts only gets the first of them. */
    private static Row allowed(Table table, List<Column> columns, Row row) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(each -> VALUES.matcher(((Check) each).expression()))
                .filter(Matcher::matches)
                .forEach(check -> {
                    for (int i = 0; i < columns.size(); i++) {
                        if (columns.get(i)
                                .name()
                                .text()
                                .equalsIgnoreCase(check.group(1).replaceAll("[`\"]", ""))) {
                            values.set(i, check.group(2) == null ? Integer.valueOf(check.group(3)) : check.group(2));
                        }
                    }
                });
        return new Row(values);
    }
}
