package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value for each column of a table: the same for the same type, so that foreign keys hold. */
record Values(SqlWriter writer, Table table) {

    private static final Pattern LAST_LABEL = Pattern.compile("('(?:[^']|'')*')\\)?$");

    String insert() {
        List<Column> columns = writable();
        return "insert into " + writer.name(table.name()) + " ("
                + columns.stream().map(each -> writer.name(each.name())).collect(Collectors.joining(", ")) + ")"
                + " overriding system value select "
                + columns.stream().map(this::value).collect(Collectors.joining(", "))
                + " where not exists (select 1 from "
                + writer.name(table.name()) + ")";
    }

    String update() {
        return "update " + writer.name(table.name()) + " set "
                + writable().stream()
                        .filter(each -> each.identity() == null)
                        .map(each -> writer.name(each.name()) + " = coalesce(" + writer.name(each.name()) + ", "
                                + value(each) + ")")
                        .collect(Collectors.joining(", "));
    }

    private List<Column> writable() {
        return table.columns().values().stream()
                .filter(column -> column.generated() == null)
                .toList();
    }

    private String value(Column column) {
        return label(column) + "::" + writer.type(column.type());
    }

    private String label(Column column) {
        for (Object each : table.constraints()) {
            if (each instanceof Check check && check.expression().startsWith(writer.name(column.name()) + " in ")) {
                Matcher matcher = LAST_LABEL.matcher(check.expression());
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
        }
        return text(column.type());
    }

    private static String text(SqlType type) {
        if (type instanceof SqlType.Array) {
            return "'{}'";
        }
        if (!(type instanceof Basic basic)) {
            return "'1'";
        }
        return switch (basic.name()) {
            case BOOLEAN -> "'true'";
            case DATE -> "'2026-11-22'";
            case TIME, TIME_TZ -> "'07:28:00'";
            case TIMESTAMP, TIMESTAMP_UTC -> "'2026-11-22 07:28:00'";
            case UUID -> "'3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000'";
            case JSON -> "'{}'";
            case XML -> "'<a/>'";
            case INET -> "'127.0.0.1'";
            case CHAR, VARCHAR, TEXT -> "'x'";
            default -> "'1'";
        };
    }
}
