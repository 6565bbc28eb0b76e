package dev.migrate.plan;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that constraints and indexes have in a database that another tool created: where the name of a revision is
 * not there and exactly one object is of its kind and columns, that one is meant.
 */
final class RealNames {

    private final Dialect dialect;
    private final SchemaView before;
    private final Consumer<String> notes;

    RealNames(Dialect dialect, SchemaView before, Consumer<String> notes) {
        this.dialect = dialect;
        this.before = before;
        this.notes = notes;
    }

    /** Returns the operation with real names; the schema is only asked where something is dropped by name. */
    Operation of(Operation operation) {
        if (operation instanceof DropIndex drop && !drop.columns().isEmpty()) {
            return of(drop);
        }
        return operation instanceof AlterTable alter
                        && alter.changes().stream().anyMatch(DropConstraint.class::isInstance)
                ? of(alter)
                : operation;
    }

    private Operation of(DropIndex drop) {
        Table table = table(drop.table());
        if (table == null || table.indexes().stream().anyMatch(each -> same(each.name(), drop.name()))) {
            return drop;
        }
        List<Index> candidates = candidates(table, drop);
        if (candidates.size() > 1) {
            throw refused("index", table, drop.name(), drop.columns(), names(candidates, Index::name));
        }
        if (candidates.isEmpty()) {
            return drop;
        }
        Identifier real = candidates.get(0).name();
        say("index", drop.table(), drop.name(), real);
        return new DropIndex(drop.table(), real, drop.columns(), drop.concurrently());
    }

    /** One that was not built to its end is meant only where no other is; one that was hidden is as good as another. */
    private List<Index> candidates(Table table, DropIndex drop) {
        List<Index> all = table.indexes().stream()
                .filter(each -> same(each.columns(), drop.columns()))
                .toList();
        if (dialect.capabilities().abilities().can(Ability.INVISIBLE_INDEXES)) {
            return all;
        }
        List<Index> visible =
                all.stream().filter(each -> each.options().visible()).toList();
        return visible.isEmpty() ? all : visible;
    }

    private Operation of(AlterTable alter) {
        Table table = table(alter.table());
        if (table == null) {
            return alter;
        }
        Set<String> changed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<TableChange> changes = new ArrayList<>();
        for (TableChange change : alter.changes()) {
            if (change instanceof DropConstraint drop
                    && !changed.contains(drop.name().text())) {
                changes.add(of(drop, table));
            } else {
                changes.add(change);
            }
            note(change, changed);
        }
        return new AlterTable(alter.table(), changes);
    }

    /** Remembers the names that come about within the operation. */
    private static void note(TableChange change, Set<String> changed) {
        if (change instanceof AddConstraint add && add.constraint().name() != null) {
            changed.add(add.constraint().name().text());
        } else if (change instanceof RenameConstraint rename) {
            changed.add(rename.to().text());
        }
    }

    private DropConstraint of(DropConstraint drop, Table table) {
        List<Constraint> ofKind = table.constraints().stream()
                .filter(each -> each.kind() == drop.kind())
                .toList();
        if (ofKind.stream().anyMatch(each -> each.name() == null || same(each.name(), drop.name()))) {
            return drop;
        }
        Identifier now = dialect.constraintName(table, drop.name());
        List<Constraint> candidates = ofKind.stream()
                .filter(each -> isMeant(each, drop) || same(each.name(), now))
                .toList();
        if (candidates.size() != 1) {
            throw refused(drop.kind().words(), table, drop.name(), drop.columns(), names(ofKind, each -> each.name()));
        }
        Identifier real = candidates.get(0).name();
        if (real == null) {
            return drop;
        }
        say(drop.kind().words(), table.name(), drop.name(), real);
        return new DropConstraint(drop.kind(), real, drop.columns());
    }

    private static boolean isMeant(Constraint constraint, DropConstraint drop) {
        return drop.kind() == ConstraintKind.PRIMARY_KEY
                || !drop.columns().isEmpty() && same(constraint.columns(), drop.columns());
    }

    /** The catalog may spell the table's name in another way than the revision. */
    private @Nullable Table table(TableName name) {
        return CatalogNames.of(dialect, List.of(name)).stream()
                .flatMap(each -> Stream.ofNullable(before.table(each)))
                .findFirst()
                .orElse(null);
    }

    private static boolean same(@Nullable Identifier one, Identifier other) {
        return one != null && one.text().equalsIgnoreCase(other.text());
    }

    private static boolean same(List<Identifier> some, List<Identifier> others) {
        return texts(some).equals(texts(others));
    }

    private static Set<String> texts(List<Identifier> names) {
        TreeSet<String> texts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.forEach(each -> texts.add(each.text()));
        return texts;
    }

    private static <T> String names(Collection<T> all, Function<T, @Nullable Identifier> name) {
        return all.stream().map(each -> String.valueOf(name.apply(each))).collect(Collectors.joining(", "));
    }

    private void say(String kind, TableName table, Identifier name, Identifier real) {
        notes.accept("The " + kind + " " + name + " of " + table + " is called " + real + " here.");
    }

    private static MigrateException refused(
            String kind, Table table, Identifier name, List<Identifier> columns, String there) {
        String of = columns.isEmpty()
                ? ""
                : " (" + columns.stream().map(Identifier::toString).collect(Collectors.joining(", ")) + ")";
        return new MigrateException(
                ExitCode.REFUSED,
                "Table " + table.name() + " has no " + kind
                        + " of this name, and not just one that may be meant.\n    wanted  "
                        + name + of + "\n    there   " + (there.isEmpty() ? "none" : there)
                        + "\nName the one that is there, or drop it by a statement of your own.");
    }
}
