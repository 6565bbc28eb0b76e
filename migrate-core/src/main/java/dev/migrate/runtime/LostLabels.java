package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses to take labels from an enumeration that rows have, and says how many have which. */
final class LostLabels {

    private final Connection connection;
    private final Dialect dialect;

    LostLabels(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** A column and how many of its rows, or of the elements of its arrays, have a label that goes. */
    private record Loss(Table table, Column column, Map<String, Long> rows) {

        String words() {
            return rows.entrySet().stream()
                    .map(each -> each.getValue() + " with " + each.getKey())
                    .collect(Collectors.joining(", "));
        }

        boolean isArray() {
            return column.type() instanceof SqlType.Array;
        }

        String first() {
            return rows.keySet().iterator().next();
        }
    }

    /**
     * Refuses an operation that takes labels away which rows have.
     *
     * @param except tables whose rows, and types whose labels, are not yet those that the operation will meet
     */
    void refuse(Operation operation, Set<TableName> except) {
        try {
            if (operation instanceof AlterEnum alter && !except.contains(alter.name())) {
                refuse(alter, except);
            } else if (operation instanceof AlterTable alter && !except.contains(alter.table())) {
                refuse(alter);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private void refuse(AlterEnum alter, Set<TableName> except) throws SQLException {
        Schema schema = dialect.inspector(connection).read(Set.of(alter.name()));
        EnumType type = schema.enums().values().stream()
                .filter(each -> isNamed(each.name(), alter.name()))
                .findFirst()
                .orElse(null);
        if (type == null || alter.labels().containsAll(type.labels())) {
            return;
        }
        List<Loss> losses = new ArrayList<>();
        for (Table table : schema.using(type.name())) {
            if (!except.contains(table.name())) {
                for (Column column : table.columns().values()) {
                    if (type.isOf(column.type())) {
                        add(losses, table, column, alter.labels());
                    }
                }
            }
        }
        if (!losses.isEmpty()) {
            throw refusal("enum type " + type.name(), losses, alter.labels());
        }
    }

    private static boolean isNamed(TableName stored, TableName name) {
        return stored.name().text().equalsIgnoreCase(name.name().text());
    }

    private void refuse(AlterTable alter) throws SQLException {
        for (TableChange change : alter.changes()) {
            if (change instanceof SetColumnType set
                    && set.using() == null
                    && set.type() instanceof Enumeration type
                    && type.checked()
                    && type.form() != EnumerationForm.ORDINAL) {
                refuse(alter.table(), set.column(), type.labels());
            }
        }
    }

    private void refuse(TableName name, Identifier columnName, List<String> labels) throws SQLException {
        Table table = dialect.inspector(connection).read(Set.of(name)).tables().values().stream()
                .filter(each -> isNamed(each.name(), name))
                .findFirst()
                .orElse(null);
        Column column = table == null ? null : column(table, columnName);
        List<Loss> losses = new ArrayList<>();
        boolean grows =
                column != null && column.type() instanceof Enumeration before && labels.containsAll(before.labels());
        if (table != null && column != null && !grows && !(column.type() instanceof SqlType.Array)) {
            add(losses, table, column, labels);
        }
        if (!losses.isEmpty()) {
            throw refusal("column " + columnName + " of table " + name, losses, labels);
        }
    }

    private static @Nullable Column column(Table table, Identifier name) {
        return table.columns().values().stream()
                .filter(each -> each.name().text().equalsIgnoreCase(name.text()))
                .findFirst()
                .orElse(null);
    }

    private void add(List<Loss> losses, Table table, Column column, List<String> labels) throws SQLException {
        String value = dialect.writer().name(column.name());
        String from = dialect.writer().name(table.name());
        String text = dialect.name().equals("mysql") || dialect.name().equals("mariadb") ? "char" : "varchar";
        String labelsOfRows = column.type() instanceof SqlType.Array
                ? "select cast(element as varchar) as label from " + from + ", unnest(" + value + ") as element"
                : "select cast(" + value + " as " + text + ") as label from " + from;
        String sql = "select label, count(*) from (" + labelsOfRows + ") labels group by label";
        Map<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                String label = found.getString(1);
                if (label != null && !labels.contains(label)) {
                    rows.put(label, found.getLong(2));
                }
            }
        }
        if (!rows.isEmpty()) {
            losses.add(new Loss(table, column, rows));
        }
    }

    private MigrateException refusal(String what, List<Loss> losses, List<String> labels) {
        List<String> lines = new ArrayList<>();
        lines.add("Labels cannot be taken from " + what + ": there are rows that have them.");
        for (Loss loss : losses) {
            lines.add(Lines.entry(
                    "column  ", loss.table().name() + "." + loss.column().name()));
            lines.add(Lines.entry(loss.isArray() ? "values  " : "rows    ", loss.words()));
        }
        lines.add("Give these rows another label first, such as " + wayOut(losses.get(0), labels.get(0))
                + ", or keep the label, and run it again.");
        return new MigrateException(ExitCode.REFUSED, String.join("\n", lines));
    }

    private String wayOut(Loss loss, String other) {
        String table = loss.table().name().toString();
        String column = loss.column().name().toString();
        if (loss.isArray()) {
            return "op.execute("
                    + JavaText.quote(
                            "update " + dialect.writer().name(loss.table().name()) + " set "
                                    + dialect.writer().name(loss.column().name()) + " = array_replace("
                                    + dialect.writer().name(loss.column().name()) + ", "
                                    + dialect.writer().literal(loss.first()) + ", "
                                    + dialect.writer().literal(other) + ")")
                    + ")";
        }
        return "op.update(" + JavaText.quote(table) + ", r -> r.set(" + JavaText.quote(column) + ", "
                + JavaText.quote(other) + ").whereIs(" + JavaText.quote(column) + ", " + JavaText.quote(loss.first())
                + "))";
    }
}
