package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SQLite says of a table beyond its columns, constraints and indexes. */
final class SqliteOptions {

    private static final String VIRTUAL = "virtual";
    private static final String NOT_NULL = "not null ";
    private static final String TRIGGER = "trigger";
    private static final String READER = "reader";
    private static final String REPEATED = "repeated";

    static final TableOption STRICT = option("strict", "");
    static final TableOption WITHOUT_ROWID = option("without rowid", "");
    static final TableOption AUTOINCREMENT = option("autoincrement", "");

    /** Words for which SQLite 3.53 takes the beginning of {@code not null}: it takes them away in its place. */
    static final TableOption NOT_DEFERRABLE = option("not deferrable", "");

    private SqliteOptions() {}

    private static TableOption option(String name, String value) {
        return new TableOption(SqliteDialect.NAME, name, value);
    }

    /** Returns that a generated column is computed when it is read. */
    static TableOption virtual(Identifier column) {
        return TableOption.ofColumn(SqliteDialect.NAME, column, VIRTUAL);
    }

    /** Returns what happens where a row has no value for a column, other than that its statement fails. */
    static TableOption notNull(Identifier column, String conflict) {
        return TableOption.ofColumn(SqliteDialect.NAME, column, NOT_NULL + conflict);
    }

    /** Returns how a column says that it needs a value and what happens without one, or null if that is nothing special. */
    static @Nullable String notNull(Table table, Column column) {
        return column.nullable() || column.identity() != null
                ? null
                : table.options().stream()
                        .filter(each -> each.isOf(column.name()) && each.value().startsWith(NOT_NULL))
                        .map(TableOption::value)
                        .findFirst()
                        .orElse(null);
    }

    /** Returns something that would be lost if the table were made again. */
    static TableOption obstacle(String words) {
        return TableOption.obstacle(SqliteDialect.NAME, words);
    }

    /** Returns a trigger of the table, which goes with it and is made again from the statement that made it. */
    static TableOption trigger(String sql) {
        return option(TRIGGER, sql);
    }

    /** Returns a view, or a trigger of another table, that reads or writes the table and stays when it is made again. */
    static TableOption reader(String words) {
        return option(READER, words);
    }

    /** Returns a name that several constraints have, of which SQLite drops the first, be it one of another kind. */
    static TableOption repeated(Identifier constraint) {
        return option(REPEATED, constraint.folded());
    }

    /** Returns whether several constraints of a table share a name, which no operation makes. */
    static boolean hasRepeated(Table table) {
        return !values(table, REPEATED).isEmpty();
    }

    /** Returns the statements that made the table's triggers, in their order. */
    static List<String> triggers(Table table) {
        return values(table, TRIGGER);
    }

    /** Returns whether views or triggers mention the table. */
    static boolean isRead(Table table) {
        return !values(table, TRIGGER).isEmpty() || !values(table, READER).isEmpty();
    }

    /** Returns the options of a table with the words of its author in their place. */
    static Set<TableOption> of(Table table) {
        Set<TableOption> options = new LinkedHashSet<>(table.options());
        String clause = table.clause(SqliteDialect.NAME);
        for (String words : clause.isEmpty() ? List.<String>of() : List.of(clause.split(",", -1))) {
            options.add(known(table.name(), words));
        }
        options.removeIf(TableOption::isClause);
        return options;
    }

    private static TableOption known(TableName table, String words) {
        String text = words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return List.of(STRICT, WITHOUT_ROWID).stream()
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new UnsupportedOperationInDialectException("SQLite has no such option of a table.\n    table   "
                                + table + "\n    option  " + words.strip() + "\nIt knows strict and without rowid."));
    }

    /** Returns whether a change of options is one for this table on SQLite. */
    static boolean isChanged(Table table, SetTableOptions change) {
        if (!change.dialect().equals(SqliteDialect.NAME)) {
            return false;
        }
        for (String words : change.words().isEmpty()
                ? List.<String>of()
                : List.of(change.words().split(",", -1))) {
            if (!has(table, known(table.name(), words))) {
                return true;
            }
        }
        return change.dropped().stream().anyMatch(each -> has(table, known(table.name(), each)));
    }

    /** An option that was given to a table that was there before is still in the words of its author. */
    static boolean has(Table table, TableOption option) {
        return table.options().contains(option)
                || OptionWords.of(SqliteDialect.NAME, table.clause(SqliteDialect.NAME))
                        .values()
                        .containsKey(option.name());
    }

    static List<String> obstacles(Table table) {
        return table.options().stream()
                .filter(each -> each.dialect().equals(SqliteDialect.NAME) && each.isObstacle())
                .map(TableOption::value)
                .toList();
    }

    private static List<String> values(Table table, String name) {
        return table.options().stream()
                .filter(option -> option.dialect().equals(SqliteDialect.NAME)
                        && option.name().equals(name))
                .map(TableOption::value)
                .toList();
    }
}
