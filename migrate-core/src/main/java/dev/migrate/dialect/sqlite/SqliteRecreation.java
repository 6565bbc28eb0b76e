package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.RecreateTables;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a table again as SQLite's documentation describes it. Its triggers go with the old table and are made again; views,
 * and triggers of other tables, stay as they are, since the new table gets its name in the old way, which does not look at
 * them.
 */
final class SqliteRecreation {

    private static final SqliteWriter WRITER = SqliteNative.WRITER;
    private static final RecreateTables RECREATION =
            new RecreateTables(WRITER, SqliteTypes::needCast, SqliteRecreation::numbering);

    private SqliteRecreation() {}

    static List<Operation> of(Table table, List<TableChange> changes, SchemaView before) {
        List<Operation> operations = new ArrayList<>();
        operations.add(guard(table));
        for (Operation operation : RECREATION.recreate(table, changes, before)) {
            if (operation instanceof DropTable) {
                SqliteOptions.triggers(table).forEach(each -> operations.add(dropTrigger(each)));
                operations.add(operation);
            } else if (operation instanceof RenameTable) {
                operations.add(sql("pragma legacy_alter_table = on"));
                operations.add(operation);
                operations.add(sql("pragma legacy_alter_table = off"));
            } else {
                operations.add(operation);
            }
        }
        SqliteOptions.triggers(table).forEach(each -> operations.add(sql(each)));
        if (changes.stream().anyMatch(each -> each instanceof DropColumn || each instanceof RenameColumn)) {
            operations.add(check(RecreateTables.changed(table, changes)));
        }
        return operations;
    }

    /** Fails where the table has a trigger that would be lost or would not be made again as it is. */
    private static ExecuteSql guard(Table table) {
        String known =
                SqliteOptions.triggers(table).stream().map(WRITER::literal).collect(Collectors.joining(", "));
        String name = table.name().name().text();
        return sql("select json_extract('{}', 'trigger ' || name || "
                + WRITER.literal(" of table " + name + " is not known in this form and would be lost")
                + ")\nfrom sqlite_schema\nwhere type = 'trigger' and tbl_name = " + WRITER.literal(name)
                + " collate nocase and sql not in (" + known + ")");
    }

    /** Fails where a trigger that is to be made again has been dropped meanwhile. */
    private static ExecuteSql dropTrigger(String created) {
        return sql("drop trigger " + WRITER.name(SqliteTriggers.name(created)));
    }

    /** Fails where a view or a trigger reads a column that is not there any more: SQLite looks at all of them. */
    private static ExecuteSql check(Table changed) {
        Identifier column = changed.columns().keySet().iterator().next();
        String name = WRITER.name(column);
        return sql("alter table " + WRITER.name(changed.name()) + " rename column " + name + " to " + name);
    }

    /** The last number that was given must not be given again, even if its row is gone. */
    private static List<Operation> numbering(Table from, TableName to) {
        if (!SqliteOptions.has(from, SqliteOptions.AUTOINCREMENT)) {
            return List.of();
        }
        String old = WRITER.literal(from.name().name().text());
        String temporary = WRITER.literal(to.name().text());
        return List.of(
                sql("delete from sqlite_sequence\nwhere name = " + temporary),
                sql("insert into sqlite_sequence (name, seq)\nselect " + temporary
                        + ", seq\nfrom sqlite_sequence\nwhere name = " + old + " collate nocase"));
    }

    private static ExecuteSql sql(String text) {
        return new ExecuteSql(text, List.of(), true);
    }
}
