package dev.migrate.models;

import dev.migrate.command.Answers;
import dev.migrate.command.Model;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody answers who knows what was done to a model. */
final class ModelAnswers {

    private final Evolution evolution;
    private final TestDatabase product;
    private final Model before;
    private final Model after;

    ModelAnswers(Evolution evolution, Model before, Model after, TestDatabase product) {
        this.product = product;
        this.evolution = evolution;
        this.before = before;
        this.after = after;
    }

    /** Returns the columns of attributes that were renamed, by the attributes they come from. */
    Answers renames() {
        List<String> renames = new ArrayList<>();
        for (Map.Entry<TableName, Map<Identifier, String>> table :
                before.evidence().columns().entrySet()) {
            table.getValue().forEach((column, origin) -> {
                String now = evolution.renamed().get(origin.substring(origin.indexOf(ModelClass.PACKAGE) + 9));
                if (now != null) {
                    renamed(table.getKey(), column, ModelClass.PACKAGE + "." + now, renames);
                }
            });
        }
        return Answers.none().withRenames(renames, tables());
    }

    /** Returns the tables of classes that have another table now, as the option names them. */
    private List<String> tables() {
        return pairs().stream().map(each -> each.from() + ":" + each.to()).toList();
    }

    private record Pair(TableName from, TableName to) {}

    private List<Pair> pairs() {
        List<Pair> renames = new ArrayList<>();
        before.evidence()
                .tables()
                .forEach((table, origin) -> after.evidence().tables().forEach((now, from) -> {
                    boolean both =
                            before.schema().table(now) != null || after.schema().table(table) != null;
                    // What a query or a view stands for is no table
                    boolean tables = before.schema().table(table) != null
                            && after.schema().table(now) != null;
                    if (from.equals(origin) && tables && !both) {
                        renames.add(new Pair(table, now));
                    }
                }));
        return renames;
    }

    /** Returns values for columns that accept no null and did so or are new, in tables that have another name now. */
    List<String> defaultsOfRenamedTables() {
        List<String> values = new ArrayList<>();
        for (Pair rename : pairs()) {
            Table old = Objects.requireNonNull(before.schema().table(rename.from()), rename.toString());
            Table now = Objects.requireNonNull(after.schema().table(rename.to()), rename.toString());
            for (Column column : now.columns().values()) {
                Column known = old.column(column.name());
                boolean filled = column.identity() != null || column.generated() != null;
                boolean asked = known == null ? column.defaultValue() == null && !filled : known.nullable();
                if (asked && !column.nullable()) {
                    String path = now.name() + "." + column.name();
                    value(now, column).ifPresent(each -> values.add(path + ":" + each));
                }
            }
        }
        return values;
    }

    private void renamed(TableName table, Identifier column, String origin, List<String> renames) {
        Table kept = after.schema().table(table);
        if (kept != null && kept.column(column) == null) {
            after.evidence().columns().getOrDefault(table, Map.of()).forEach((name, from) -> {
                if (from.equals(origin) && before.schema().table(table).column(name) == null) {
                    renames.add(table + "." + column + ":" + name);
                }
            });
        }
    }

    /** Returns a value for a column. */
    Optional<String> value(String path) {
        for (Table table : after.schema().tables().values()) {
            for (Column column : table.columns().values()) {
                if ((table.name() + "." + column.name()).equals(path)) {
                    return value(table, column);
                }
            }
        }
        return Optional.empty();
    }

    /** A check that lists values or says where they begin takes the first of them. */
    private Optional<String> value(Table table, Column column) {
        Pattern first = Pattern.compile(
                "(?i)\\W*" + Pattern.quote(column.name().text()) + "\\W+(?:in \\(|between )('(?:[^']|'')*'|\\d+).*");
        return table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(each -> first.matcher(((Check) each).expression()))
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .findFirst()
                .or(() -> value(column.type()));
    }

    /** Where an enumeration is a type of the database, its values are labels, also those that have an order. */
    private Optional<String> value(SqlType type) {
        if (type instanceof Enumeration labels) {
            boolean isType = product.isPostgresql() ? labels.typeName() != null : product != TestDatabase.SQLITE;
            boolean position = labels.form() == EnumerationForm.ORDINAL && !isType;
            return Optional.of(position ? "0" : labels.labels().get(0));
        }
        return type instanceof Basic basic ? value(basic) : Optional.of("'x'");
    }

    private static Optional<String> value(Basic type) {
        return Optional.ofNullable(
                switch (type.name()) {
                    case BOOLEAN -> "true";
                    case TINYINT,
                            SMALLINT,
                            INTEGER,
                            BIGINT,
                            NUMERIC,
                            DECIMAL,
                            REAL,
                            DOUBLE_PRECISION,
                            FLOATING,
                            REAL_TYPE -> "7";
                    case DATE -> "'2026-11-22'";
                    case TIME, TIME_UTC, TIME_TZ -> "'07:28:00'";
                    case TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> "'2026-11-22 07:28:00'";
                    case UUID -> "'3f2a9c1d-7b42-4a11-9b1c-44e0a6f10001'";
                    case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, NTEXT -> "'x'";
                    default -> null;
                });
    }
}
