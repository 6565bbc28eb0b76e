package dev.migrate.operation;

import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.operation.TableChange.ValidateConstraint;
import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The changes of one column that differ only in what they set, and the order that databases take them in. */
public final class ColumnChanges {

    private static final int NONE = -1;
    private static final Settings SETTINGS = new Settings();

    private ColumnChanges() {}

    /** Returns the column of which a change sets something, or null for a change of another kind. */
    public static @Nullable Identifier columnOf(TableChange change) {
        return change.accept(SETTINGS).map(Setting::column).orElse(null);
    }

    /**
     * Returns the changes with neighbours of one column in the order: numbering and default that go, type, null, default
     * and numbering that come, comment. Neighbours that set the same thing twice stay as they are.
     */
    public static List<TableChange> inOrder(List<TableChange> changes) {
        List<TableChange> result = new ArrayList<>();
        int start = 0;
        while (start < changes.size()) {
            int end = start + 1;
            Identifier column = columnOf(changes.get(start));
            while (column != null && end < changes.size() && column.equals(columnOf(changes.get(end)))) {
                end++;
            }
            result.addAll(sorted(changes.subList(start, end)));
            start = end;
        }
        return List.copyOf(result);
    }

    private static List<TableChange> sorted(List<TableChange> changes) {
        TreeSet<String> kinds = new TreeSet<>();
        boolean allOnce =
                changes.stream().allMatch(each -> kinds.add(each.getClass().getName()));
        return allOnce
                ? changes.stream()
                        .sorted(Comparator.comparing(ColumnChanges::rank))
                        .toList()
                : changes;
    }

    private static int rank(TableChange change) {
        return change.accept(SETTINGS).map(Setting::rank).orElse(NONE);
    }

    /** What a change sets: of which column, and when. */
    private record Setting(Identifier column, int rank) {}

    private static final class Settings implements TableChange.Visitor<Optional<Setting>> {

        @Override
        public Optional<Setting> setColumnIdentity(SetColumnIdentity change) {
            return Optional.of(new Setting(change.column(), change.identity() == null ? 0 : 5));
        }

        @Override
        public Optional<Setting> setColumnDefault(SetColumnDefault change) {
            return Optional.of(new Setting(change.column(), change.defaultValue() == null ? 1 : 4));
        }

        @Override
        public Optional<Setting> setColumnType(SetColumnType change) {
            return Optional.of(new Setting(change.column(), 2));
        }

        @Override
        public Optional<Setting> setColumnGenerated(SetColumnGenerated change) {
            return Optional.of(new Setting(change.column(), change.generated() == null ? 0 : 5));
        }

        @Override
        public Optional<Setting> setColumnCollation(SetColumnCollation change) {
            return Optional.of(new Setting(change.column(), 2));
        }

        @Override
        public Optional<Setting> setColumnNullable(SetColumnNullable change) {
            return Optional.of(new Setting(change.column(), 3));
        }

        @Override
        public Optional<Setting> setColumnComment(SetColumnComment change) {
            return Optional.of(new Setting(change.column(), 6));
        }

        @Override
        public Optional<Setting> addColumn(AddColumn change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> dropColumn(DropColumn change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> renameColumn(RenameColumn change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> addConstraint(AddConstraint change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> dropConstraint(DropConstraint change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> renameConstraint(RenameConstraint change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> validateConstraint(ValidateConstraint change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> setTableComment(SetTableComment change) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> setTableOptions(SetTableOptions change) {
            return Optional.empty();
        }
    }
}
