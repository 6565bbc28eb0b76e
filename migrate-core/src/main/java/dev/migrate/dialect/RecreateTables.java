package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says changes of a table in other words, for a database that cannot make them: creates the changed table under another
 * name, copies the rows, drops the old one, gives the new one its name and creates the indexes.
 *
 * <p>Foreign keys of other tables stay as they are, so a column they refer to must not be renamed on the way.
 */
public final class RecreateTables {

    /** Tells whether a value of one type has to be cast to be stored as another one. */
    @FunctionalInterface
    public interface Casts {

        /** Returns whether a cast is needed. */
        boolean areNeeded(SqlType from, SqlType to);
    }

    /** What else is taken over from a table to the one that replaces it. */
    @FunctionalInterface
    public interface Extras {

        /** Returns the operations that do it, while both tables exist. */
        List<Operation> takeOver(Table from, TableName to);
    }

    /** What the names of new tables start with until they get their own. */
    public static final String PREFIX = "_migrate_";

    private final SqlWriter writer;
    private final Casts casts;
    private final Extras extras;

    /** Creates the rewriting for a database whose words are the writer's. */
    public RecreateTables(SqlWriter writer, Casts casts, Extras extras) {
        this.writer = writer;
        this.casts = casts;
        this.extras = extras;
    }

    /** Returns what changes make of a table, with its foreign keys to itself. */
    public static Table changed(Table old, List<TableChange> changes) {
        Schema alone = Schema.of(List.of(old), List.of());
        return Objects.requireNonNull(Replay.apply(alone, List.of(new AlterTable(old.name(), changes)))
                .table(old.name()));
    }

    /**
     * Returns the operations that stand for the changes.
     *
     * @param before the schema in which a free name is looked for
     */
    public List<Operation> recreate(Table old, List<TableChange> changes, SchemaView before) {
        Table changed = changed(old, changes);
        TableName temporary = temporary(old.name(), before);
        List<Operation> operations = new ArrayList<>();
        operations.add(new CreateTable(changed.withIndexes(List.of()).withName(temporary)));
        operations.add(new CopyRows(old.name(), temporary, copies(old, changed, changes)));
        operations.addAll(extras.takeOver(old, temporary));
        operations.add(new DropTable(old.name(), true));
        operations.add(new RenameTable(temporary, old.name().name()));
        changed.indexes().forEach(index -> operations.add(new CreateIndex(old.name(), index)));
        return operations;
    }

    private static TableName temporary(TableName table, SchemaView before) {
        String text = PREFIX + table.name().text();
        TableName name = table.sibling(Identifier.ofPlainOrQuoted(text));
        for (int number = 2; before.table(name) != null; number++) {
            name = table.sibling(Identifier.ofPlainOrQuoted(text + "_" + number));
        }
        return name;
    }

    private Map<Identifier, String> copies(Table old, Table changed, List<TableChange> changes) {
        Map<Identifier, String> sources = CopiedColumns.of(old, changes, writer, casts);
        Map<Identifier, String> copies = new LinkedHashMap<>();
        changed.columns().values().stream()
                .filter(column -> column.generated() == null)
                .forEach(column -> copies.computeIfAbsent(column.name(), sources::get));
        return copies.isEmpty() ? rowsOnly(changed) : copies;
    }

    /** Keeps the number of rows where no column is kept. */
    private static Map<Identifier, String> rowsOnly(Table changed) {
        Map<Identifier, String> copies = new LinkedHashMap<>();
        changed.columns().values().stream()
                .filter(column -> column.generated() == null)
                .findFirst()
                .ifPresent(column -> copies.put(column.name(), initial(column)));
        return copies;
    }

    private static String initial(Column column) {
        ColumnDefault initial = column.defaultValue();
        return initial == null ? "null" : "(" + initial.expression() + ")";
    }
}
