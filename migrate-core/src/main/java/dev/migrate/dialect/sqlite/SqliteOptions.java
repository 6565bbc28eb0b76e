package dev.migrate.dialect.sqlite;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.List;

/** What SQLite says of a table beyond its columns, constraints and indexes. */
final class SqliteOptions {

    private static final String VIRTUAL = "virtual";
    private static final String OBSTACLE = "obstacle";

    static final TableOption STRICT = option("strict", "");
    static final TableOption WITHOUT_ROWID = option("without rowid", "");
    static final TableOption AUTOINCREMENT = option("autoincrement", "");

    private SqliteOptions() {}

    private static TableOption option(String name, String value) {
        return new TableOption(SqliteDialect.NAME, name, value);
    }

    /** Returns that a generated column is computed when it is read. */
    static TableOption virtual(Identifier column) {
        return option(VIRTUAL, column.toString());
    }

    /** Returns something that would be lost if the table were made again. */
    static TableOption obstacle(String words) {
        return option(OBSTACLE, words);
    }

    static boolean has(Table table, TableOption option) {
        return table.options().contains(option);
    }

    static List<String> obstacles(Table table) {
        return table.options().stream()
                .filter(option -> option.dialect().equals(SqliteDialect.NAME)
                        && option.name().equals(OBSTACLE))
                .map(TableOption::value)
                .toList();
    }
}
