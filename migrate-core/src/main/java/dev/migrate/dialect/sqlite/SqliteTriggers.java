package dev.migrate.dialect.sqlite;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Statements that create triggers, which are made again with their table. */
final class SqliteTriggers {

    private static final String CREATED = "CREATE TRIGGER ";

    private final String sql;
    private final List<SqliteToken> tokens;
    private final int name;

    private SqliteTriggers(String sql) {
        this.sql = sql;
        this.tokens = SqliteToken.of(sql);
        int behind = is(1, "trigger") ? 2 : 0;
        this.name = behind == 2 && is(behind, "if") ? behind + 3 : behind;
    }

    /** Returns the name of the trigger that a statement of the catalog made. */
    static Identifier name(String created) {
        SqliteTriggers statement = new SqliteTriggers(created);
        return SqliteWords.identifier(statement.tokens.get(statement.name).unquoted());
    }

    /** Returns what fails where a view has a trigger, which would go with it when it is dropped to be made again. */
    static ExecuteSql guardOfView(TableName view) {
        String name = view.name().text();
        String words = " of view " + name + " would be lost: drop it before, and create it again after";
        return new ExecuteSql(
                "select json_extract('{}', 'trigger ' || name || " + SqliteNative.WRITER.literal(words)
                        + ")\nfrom sqlite_schema\nwhere type = 'trigger' and tbl_name = "
                        + SqliteNative.WRITER.literal(name) + " collate nocase",
                List.of(),
                true);
    }

    /** Returns raw SQL with what it does to a table that is known, if it creates a trigger of it that stays. */
    static ExecuteSql withEffect(ExecuteSql operation, SchemaView before) {
        List<Operation> effect = operation.effect();
        if (effect == null || effect.stream().anyMatch(CreateTable.class::isInstance)) {
            return operation;
        }
        SqliteTriggers statement = new SqliteTriggers(operation.sql());
        Table table = statement.isOne() ? before.table(statement.table()) : null;
        if (table == null || statement.maySkip() && statement.isIn(table)) {
            return operation;
        }
        Set<TableOption> options = without(table, name(statement.inCatalog()));
        options.add(SqliteOptions.trigger(statement.inCatalog()));
        return withOptions(operation, effect, table, options);
    }

    /** Returns SQL that drops a trigger with what it does to a table that is known. */
    static ExecuteSql withDropped(ExecuteSql operation, DefinitionName trigger, SchemaView before) {
        Table table = before.table(Objects.requireNonNull(trigger.table()));
        return table == null
                ? operation
                : withOptions(
                        operation,
                        List.of(),
                        table,
                        without(table, trigger.name().name()));
    }

    /** One of that name has been dropped before, if there was one. */
    private static Set<TableOption> without(Table table, Identifier trigger) {
        Set<TableOption> options = new LinkedHashSet<>(table.options());
        for (String created : SqliteOptions.triggers(table)) {
            if (name(created).text().equalsIgnoreCase(trigger.text())) {
                options.remove(SqliteOptions.trigger(created));
            }
        }
        return options;
    }

    private static ExecuteSql withOptions(
            ExecuteSql operation, List<Operation> effect, Table table, Set<TableOption> options) {
        if (SqliteOptions.hasRepeated(table)) {
            return operation;
        }
        List<Operation> said = new ArrayList<>(effect);
        said.add(new DropTable(table.name(), true));
        said.add(new CreateTable(table.withIndexes(List.of()).withOptions(options)));
        table.indexes().forEach(index -> said.add(new CreateIndex(table.name(), index)));
        return new ExecuteSql(operation.sql(), said, operation.transactional());
    }

    private boolean isOne() {
        return is(0, "create") && name > 0 && on() > 0;
    }

    /** Returns whether nothing happens where there is a trigger of that name. */
    private boolean maySkip() {
        return is(name - 1, "exists");
    }

    private boolean isIn(Table table) {
        return !without(table, name(inCatalog())).equals(table.options());
    }

    private boolean is(int index, String word) {
        return index < tokens.size() && tokens.get(index).is(word);
    }

    private int on() {
        for (int i = name + 1; i < tokens.size() - 1; i++) {
            if (is(i, "on")) {
                return i;
            }
        }
        return 0;
    }

    private TableName table() {
        return TableName.of(SqliteWords.identifier(tokens.get(on() + 1).unquoted()));
    }

    /** The catalog keeps a statement from the name on. */
    private String inCatalog() {
        SqliteToken last = tokens.get(tokens.size() - (is(tokens.size() - 1, ";") ? 2 : 1));
        return CREATED + sql.substring(tokens.get(name).start(), last.end());
    }
}
