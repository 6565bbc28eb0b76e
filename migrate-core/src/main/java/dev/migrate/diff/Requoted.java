package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The names that got quotes or lost them, which nobody need be asked about.
 *
 * <p>To most databases that is no other name, and there the rename is nothing; to H2, which keeps names without quotes in
 * capitals, it is. As one history serves all of them, it says the rename.
 */
final class Requoted {

    private final Schema to;
    private final DiffOptions options;
    private final List<TableRename> tables;
    private final List<ColumnRename> columns;
    private final List<TableRename> objects;

    private Requoted(Schema to, DiffOptions options) {
        this.to = to;
        this.options = options;
        this.tables = new ArrayList<>(options.renamedTables());
        this.columns = new ArrayList<>(options.renamedColumns());
        this.objects = new ArrayList<>(options.renamedObjects());
    }

    /** Returns the decisions with those about quotes; what was decided otherwise goes before them. */
    static DiffOptions in(Schema from, Schema to, DiffOptions options) {
        Requoted requoted = new Requoted(to, options);
        requoted.names(from.tables().keySet(), to.tables().keySet(), requoted.tables);
        from.tables().values().forEach(requoted::columns);
        requoted.names(from.sequences().keySet(), to.sequences().keySet(), requoted.objects);
        requoted.names(from.enums().keySet(), to.enums().keySet(), requoted.objects);
        return options.withDecided(requoted.tables, requoted.columns, requoted.objects, options.notRenamed());
    }

    private void names(Collection<TableName> before, Collection<TableName> after, List<TableRename> renames) {
        for (TableName gone : before) {
            if (after.contains(gone)
                    || renames.stream().anyMatch(each -> each.from().equals(gone))) {
                continue;
            }
            same(
                            gone.name(),
                            after.stream()
                                    .filter(each -> Objects.equals(each.schema(), gone.schema()))
                                    .filter(each -> !before.contains(each))
                                    .map(TableName::name)
                                    .toList())
                    .filter(each ->
                            renames.stream().noneMatch(other -> other.to().equals(gone.sibling(each))))
                    .filter(each -> !isDenied(OptionText.key(gone), each))
                    .ifPresent(each -> renames.add(new TableRename(gone, gone.sibling(each))));
        }
    }

    private void columns(Table before) {
        TableName name = tables.stream()
                .filter(each -> each.from().equals(before.name()))
                .map(TableRename::to)
                .findFirst()
                .orElse(before.name());
        Table after = to.table(name);
        boolean another = name.equals(before.name())
                && tables.stream().anyMatch(each -> each.to().equals(name));
        if (after == null || another) {
            return;
        }
        List<Identifier> added = missing(after, before);
        for (Identifier gone : missing(before, after)) {
            same(gone, added)
                    .filter(each -> isOpen(
                                    before.name(), name, rename -> rename.from().equals(gone))
                            && isOpen(before.name(), name, rename -> rename.to().equals(each)))
                    .filter(each -> !isDenied(OptionText.key(before.name()) + "." + OptionText.key(gone), each)
                            && !isDenied(OptionText.key(name) + "." + OptionText.key(gone), each))
                    .ifPresent(each -> columns.add(new ColumnRename(name, gone, each)));
        }
    }

    private boolean isOpen(TableName old, TableName now, Predicate<ColumnRename> same) {
        return columns.stream()
                .filter(each -> each.table().equals(old) || each.table().equals(now))
                .noneMatch(same);
    }

    private boolean isDenied(String key, Identifier now) {
        return options.notRenamed().contains(key + ":" + OptionText.key(now));
    }

    private static List<Identifier> missing(Table table, Table elsewhere) {
        return table.columns().keySet().stream()
                .filter(each -> elsewhere.column(each) == null)
                .toList();
    }

    /** Returns the name that differs in quotes, and at most in its capitals besides. */
    private static Optional<Identifier> same(Identifier gone, List<Identifier> added) {
        List<Identifier> same = added.stream()
                .filter(each ->
                        each.isQuoted() != gone.isQuoted() && lower(each).equals(lower(gone)))
                .toList();
        Optional<Identifier> only = same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
        return only.or(() -> first(same, Identifier::text, gone)).or(() -> first(same, Identifier::folded, gone));
    }

    private static Optional<Identifier> first(
            List<Identifier> names, Function<Identifier, String> form, Identifier gone) {
        return names.stream()
                .filter(each -> form.apply(each).equals(form.apply(gone)))
                .findFirst();
    }

    private static String lower(Identifier name) {
        return name.text().toLowerCase(Locale.ROOT);
    }
}
