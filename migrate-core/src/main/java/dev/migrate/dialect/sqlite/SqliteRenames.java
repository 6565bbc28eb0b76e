package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.RecreateTables;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * New names that SQLite gives, and with which it writes the table's triggers anew: a later change of the table makes them
 * again. Which names in a trigger are meant is guessed; where the guess is wrong, what makes the table again says so.
 */
final class SqliteRenames {

    private static final int CREATE_TRIGGER_NAME = 3;

    private SqliteRenames() {}

    /** Returns a renaming of a table with what it does to its triggers, if the table is known. */
    static Operation of(RenameTable rename, SchemaView before) {
        Table table = before.table(rename.from());
        return table == null || SqliteOptions.hasRepeated(table)
                ? rename
                : withTriggers(rename, renamed(after(table, rename), sql -> renamed(sql, rename)), before);
    }

    /** Returns a renaming of a column with what it does to the triggers of its table. */
    static Operation of(Table table, RenameColumn rename, SchemaView before) {
        return withTriggers(new AlterTable(table.name(), List.of(rename)), after(table, rename), before);
    }

    /** Returns what a renaming of a column makes of a table and its triggers. */
    static Table after(Table table, RenameColumn rename) {
        return renamed(RecreateTables.changed(table, List.of(rename)), sql -> renamed(sql, rename));
    }

    /** What refers to the table itself refers to its new name. */
    private static Table after(Table table, RenameTable rename) {
        Schema renamed = Replay.apply(Schema.of(List.of(table), List.of()), List.of(rename));
        return Objects.requireNonNull(renamed.table(rename.renamed()));
    }

    private static Operation withTriggers(Operation rename, Table after, SchemaView before) {
        if (SqliteOptions.triggers(after).isEmpty() || SqliteOptions.hasRepeated(after)) {
            return rename;
        }
        List<Operation> said = new ArrayList<>(
                List.of(rename, new DropTable(after.name(), true), new CreateTable(after.withIndexes(List.of()))));
        after.indexes().forEach(index -> said.add(new CreateIndex(after.name(), index)));
        String sql = SqliteNative.WRITER.write(rename, before).get(0).sql();
        return new ExecuteSql(sql, said, true);
    }

    private static Table renamed(Table table, UnaryOperator<String> change) {
        List<String> triggers = SqliteOptions.triggers(table);
        Set<TableOption> options = new LinkedHashSet<>(table.options());
        triggers.forEach(each -> options.remove(SqliteOptions.trigger(each)));
        triggers.forEach(each -> options.add(SqliteOptions.trigger(change.apply(each))));
        return table.withOptions(options);
    }

    /** SQLite writes the new name as it is given, and between quotes where the old one is. */
    private static String renamed(String trigger, RenameColumn rename) {
        String given = SqliteNative.WRITER.name(rename.to());
        String plain = rename.to().text();
        return replaced(trigger, rename.from().text(), (before, token) -> {
            boolean quoted = token.kind() == SqliteToken.Kind.QUOTED && given.equals(plain);
            return quoted ? "\"" + plain + "\"" : given;
        });
    }

    /** SQLite writes the new name of a table between quotes. */
    private static String renamed(String trigger, RenameTable rename) {
        String name = "\"" + rename.to().text().replace("\"", "\"\"") + "\"";
        return replaced(trigger, rename.from().name().text(), (before, token) -> before.is(".") ? null : name);
    }

    private static String replaced(
            String trigger, String name, BiFunction<SqliteToken, SqliteToken, @Nullable String> replacement) {
        StringBuilder text = new StringBuilder(trigger);
        List<SqliteToken> tokens = SqliteToken.of(trigger);
        for (int i = tokens.size() - 1; i >= CREATE_TRIGGER_NAME; i--) {
            SqliteToken token = tokens.get(i);
            boolean meant = token.isName() && token.unquoted().equalsIgnoreCase(name);
            String other = meant ? replacement.apply(tokens.get(i - 1), token) : null;
            if (other != null) {
                text.replace(token.start(), token.end(), other);
            }
        }
        return text.toString();
    }
}
