package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to make a column not null where rows have no value for it, on a database that would make values up: the time of
 * day, a zero, an empty text.
 */
final class MissingValues {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Connection connection;
    private final Dialect dialect;

    MissingValues(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** An operation of several statements may have been done in part, so that only what is left of it is looked at. */
    void refuse(AlterTable alter) {
        if (!dialect.capabilities().inventsValues()) {
            return;
        }
        List<TableChange> changes =
                alter.changes().stream().filter(MissingValues::wantsValues).toList();
        if (changes.isEmpty()) {
            return;
        }
        try {
            Set<String> columns = columns(alter.table());
            for (TableChange change : changes) {
                if (change instanceof SetColumnNullable set) {
                    Identifier column = set.column();
                    Identifier now = columns.contains(folded(column)) ? column : nameBefore(alter.changes(), column);
                    refuseNulls(alter.table(), now, columns);
                } else if (change instanceof AddColumn add
                        && !columns.contains(folded(add.column().name()))) {
                    refuseRows(alter.table(), add.column().name());
                }
            }
        } catch (SQLException e) {
            LOG.debug("What {} has cannot be read: {}", alter.table(), e.getMessage());
        }
    }

    private static boolean wantsValues(TableChange change) {
        return change instanceof SetColumnNullable set
                ? !set.nullable()
                : change instanceof AddColumn add && isEmpty(add.column());
    }

    private static boolean isEmpty(Column column) {
        return !column.nullable()
                && column.defaultValue() == null
                && column.identity() == null
                && column.generated() == null;
    }

    private static Identifier nameBefore(List<TableChange> changes, Identifier column) {
        return changes.stream()
                .filter(each ->
                        each instanceof RenameColumn rename && rename.to().equals(column))
                .map(each -> ((RenameColumn) each).from())
                .findFirst()
                .orElse(column);
    }

    private void refuseNulls(TableName table, Identifier column, Set<String> columns) throws SQLException {
        long rows = columns.contains(folded(column))
                ? count(table, " where " + dialect.writer().name(column) + " is null")
                : 0;
        if (rows > 0) {
            throw refusal(
                    "Column " + column + " of table " + table
                            + " cannot become not null: there are rows that have no value.",
                    table,
                    column,
                    rows,
                    "Give these rows a value first, such as op.update(\"" + table + "\", r -> r.set(\"" + column
                            + "\", …).whereIs(\"" + column + "\", null)), and run it again.");
        }
    }

    private void refuseRows(TableName table, Identifier column) throws SQLException {
        long rows = count(table, "");
        if (rows > 0) {
            throw refusal(
                    "Column " + column + " cannot be added to table " + table
                            + " as not null: there are rows that would have no value.",
                    table,
                    column,
                    rows,
                    "Give the column a default, or add it nullable, fill it and then make it not null.");
        }
    }

    private static String folded(Identifier column) {
        return column.text().toLowerCase(Locale.ROOT);
    }

    /** Returns the names of the columns that a table has now, in lower case: such databases do not tell them apart. */
    private Set<String> columns(TableName table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(
                        "select * from " + dialect.writer().name(table) + " where 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private MigrateException refusal(String what, TableName table, Identifier column, long rows, String next) {
        return new MigrateException(
                ExitCode.REFUSED,
                String.join(
                        "\n",
                        what,
                        Lines.entry("table   ", table.toString()),
                        Lines.entry("column  ", column.toString()),
                        Lines.entry("rows    ", String.valueOf(rows)),
                        dialect.name() + " would make values up for them.",
                        next));
    }

    private long count(TableName table, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from " + dialect.writer().name(table) + condition)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
