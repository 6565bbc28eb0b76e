package dev.migrate.hibernate;

import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows that Hibernate inserts when it creates the table of an id generator. */
final class InitialRows {

    private static final Pattern INSERT = Pattern.compile(
            "insert into [^(]+\\(([^)]*)\\)\\s*values\\s*\\(((?:'[^']*'|[^')])*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("'([^']*)'|-?\\d+");

    /** Hibernate puts the name of a generator between quotes as it stands, and looks for it as it stands. */
    private static final Pattern OF_GENERATOR = Pattern.compile(
            "insert into [^(]+\\(([^,)]*),([^,)]*)\\) values \\('(.*)',(-?\\d+)\\)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private InitialRows() {}

    /** Returns the rows of a table's statements, or nothing if one of them is no plain insert. */
    static Optional<List<InsertRows>> of(TableName table, List<String> statements) {
        Map<List<Identifier>, List<Row>> rows = new LinkedHashMap<>();
        for (String statement : statements.stream().sorted().toList()) {
            Matcher insert = INSERT.matcher(statement.strip());
            Matcher ofGenerator = OF_GENERATOR.matcher(statement.strip());
            if (insert.matches()) {
                rows.computeIfAbsent(columns(insert.group(1)), key -> new ArrayList<>())
                        .add(row(insert.group(2)));
            } else if (ofGenerator.matches()) {
                rows.computeIfAbsent(
                                columns(ofGenerator.group(1) + "," + ofGenerator.group(2)), key -> new ArrayList<>())
                        .add(Row.of(ofGenerator.group(3), Long.valueOf(ofGenerator.group(4))));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(rows.entrySet().stream()
                .map(each -> new InsertRows(table, each.getKey(), each.getValue()))
                .toList());
    }

    private static List<Identifier> columns(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(column -> Identifier.of(column.strip()))
                .toList();
    }

    private static Row row(String text) {
        return Row.of(VALUE.matcher(text)
                .results()
                .map(value -> value.group(1) != null ? (Object) value.group(1) : Long.valueOf(value.group()))
                .toArray());
    }
}
