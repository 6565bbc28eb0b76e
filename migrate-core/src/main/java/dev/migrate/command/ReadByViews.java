package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableMove;
import dev.migrate.operation.ViewText;
import dev.migrate.schema.Definition;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes, or gets another name, although a view reads it that a class of the same model is mapped by. Every database would
 * refuse the revision, or keep a view that fails; and of what the view reads the model knows the text.
 */
final class ReadByViews {

    private final Comparison comparison;
    private final Schema model;

    private ReadByViews(Comparison comparison) {
        this.comparison = comparison;
        this.model = comparison.model().schema();
    }

    /** What a table loses, or the table itself where there is no column; with its new name where it has one. */
    private record Gone(
            TableName table,
            @Nullable Identifier column,
            @Nullable Object now) {

        private static Gone dropped(TableName table, @Nullable Identifier column) {
            return new Gone(table, column, null);
        }

        private String words() {
            return column == null ? "table " + table : "column " + column + " of table " + table;
        }
    }

    /**
     * Makes sure that no view of the model reads what is dropped or has another name then.
     *
     * @throws MigrateException if one does
     */
    static void requireNone(Comparison comparison) {
        List<Definition> views = comparison.model().schema().definitions().values().stream()
                .filter(each -> each.name().kind().isView())
                .toList();
        if (!views.isEmpty()) {
            new ReadByViews(comparison).require(views);
        }
    }

    private void require(List<Definition> views) {
        Set<Gone> gone = gone();
        gone.addAll(renamed());
        List<String> facts = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        Set<Gone> found = new LinkedHashSet<>();
        for (Definition view : views) {
            ViewText text = ViewText.of(view, comparison.dialect().name());
            for (Gone each : gone) {
                if (reads(text, each)) {
                    found.add(each);
                    facts.add(facts(each, view));
                    advice.add(advice(each, view));
                }
            }
        }
        if (!facts.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Nothing is written: a view of the model reads what " + what(found) + ".\n"
                            + String.join("\n", facts) + "\n" + String.join("\n", advice));
        }
    }

    private static String what(Set<Gone> found) {
        boolean dropped = found.stream().anyMatch(each -> each.now() == null);
        boolean renamed = found.stream().anyMatch(each -> each.now() != null);
        return (dropped ? "would be dropped" : "")
                + (dropped && renamed ? " or " : "")
                + (renamed ? "gets another name" : "");
    }

    private Set<Gone> gone() {
        Set<Gone> gone = new LinkedHashSet<>();
        for (Operation operation : comparison.operations()) {
            if (operation instanceof DropTable drop && model.table(drop.table()) == null) {
                gone.add(Gone.dropped(drop.table(), null));
            } else if (operation instanceof AlterTable alter) {
                alter.changes().stream()
                        .filter(DropColumn.class::isInstance)
                        .map(each -> Gone.dropped(alter.table(), ((DropColumn) each).column()))
                        .filter(each -> !isKept(each))
                        .forEach(gone::add);
            }
        }
        return gone;
    }

    /** A column that is made anew, as another collation needs it, is dropped as well. */
    private boolean isKept(Gone each) {
        Table table = model.table(each.table());
        return table != null && each.column() != null && table.column(each.column()) != null;
    }

    /** A name that something else has from then on is not gone: the query reads that, whether it means it or not. */
    private Set<Gone> renamed() {
        Set<Gone> renamed = new LinkedHashSet<>();
        TableMove.formers(comparison.operations()).forEach((now, before) -> {
            if (model.tables().keySet().stream().noneMatch(each -> isSame(each, before))) {
                renamed.add(new Gone(before, null, now));
            }
        });
        RenamedColumns.formers(comparison.operations()).forEach((table, columns) -> {
            Table after = model.table(table);
            columns.forEach((now, before) -> {
                if (after != null && after.columns().keySet().stream().noneMatch(each -> isSame(each, before))) {
                    renamed.add(new Gone(table, before, now));
                }
            });
        });
        return renamed;
    }

    private static boolean isSame(TableName one, TableName other) {
        return Objects.equals(one.schema(), other.schema()) && isSame(one.name(), other.name());
    }

    private static boolean isSame(Identifier one, Identifier other) {
        return one.text().equalsIgnoreCase(other.text());
    }

    private boolean reads(ViewText text, Gone gone) {
        return gone.column() == null ? text.reads(gone.table()) : text.reads(gone.table(), gone.column(), model);
    }

    private String facts(Gone gone, Definition view) {
        return "    table      " + gone.table()
                + (gone.column() == null ? "" : "\n    column     " + gone.column())
                + (gone.now() == null ? "" : "\n    new name   " + gone.now())
                + "\n    view       " + view.name().name()
                + mappedBy(view).map(each -> "\n    mapped by  " + each).orElse("");
    }

    private String advice(Gone gone, Definition view) {
        String where = mappedBy(view)
                .map(each -> "the query in @View of " + each)
                .orElse("the query of view " + view.name().name());
        if (gone.now() != null) {
            return "Change " + where + " so that it reads " + gone.now() + " in the place of " + gone.words() + ".";
        }
        return "Change " + where + " so that it does not read " + gone.words() + ", or remove the class, or map the "
                + (gone.column() == null ? "table" : "column") + " again.";
    }

    private Optional<String> mappedBy(Definition view) {
        return comparison.model().evidence().of(view.name().name());
    }
}
