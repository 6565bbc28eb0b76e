package dev.migrate.dialect;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.ViewText;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sees to the views that read what changes: takes them away and makes them again, or refuses to leave them broken. */
public final class ViewsInTheWay {

    private final TableName table;
    private final SchemaView before;
    private final @Nullable SqlSyntax syntax;

    private ViewsInTheWay(TableName table, SchemaView before, @Nullable SqlSyntax syntax) {
        this.table = table;
        this.before = before;
        this.syntax = syntax;
    }

    /** Creates it for a table, named as the database names it, and the views of which the database tells what they read. */
    public ViewsInTheWay(TableName table, SchemaView before) {
        this(table, before, null);
    }

    /**
     * Creates it for a table, named as the database names it, and all views, for a database that leaves them broken: of
     * those that it has not made yet their text tells what they read.
     */
    public static ViewsInTheWay orBroken(TableName table, SchemaView before, SqlSyntax syntax) {
        return new ViewsInTheWay(table, before, syntax);
    }

    /**
     * Returns a change of the table for a database that does not change the type of a column which a view reads: the views
     * are dropped before, those that read other views first, and made again with what they had.
     *
     * @throws UnsupportedOperationInDialectException if a view reads a column that goes
     */
    public List<Operation> around(AlterTable alter) {
        List<TableChange> changes = alter.changes();
        refuse(gone(changes), "drop column");
        Set<Identifier> altered = altered(changes);
        if (altered.isEmpty()) {
            return List.of(alter);
        }
        List<KnownView> views = over(altered);
        refuse(renamed(changes), "rename column", views);
        return around(alter, views);
    }

    /** Returns the views that read one of some columns, directly or through others. */
    public List<KnownView> over(Set<Identifier> columns) {
        return KnownView.withReaders(
                before.viewsOver(table), view -> columns.stream().anyMatch(each -> view.reads(table, each)));
    }

    /** Returns an operation with what drops some views before, and makes them again after with what they had. */
    public static List<Operation> around(Operation operation, List<KnownView> views) {
        List<Operation> operations = new ArrayList<>();
        for (int i = views.size() - 1; i >= 0; i--) {
            operations.add(new DropDefinition(views.get(i).definition().name()));
        }
        operations.add(operation);
        views.forEach(view -> operations.addAll(made(view)));
        return operations;
    }

    private static List<Operation> made(KnownView view) {
        List<Operation> operations = new ArrayList<>(List.of(new CreateDefinition(view.definition())));
        view.triggers().forEach(each -> operations.add(new CreateDefinition(each)));
        view.belongings().forEach(each -> operations.add(new ExecuteSql(each, List.of(), true)));
        return operations;
    }

    /**
     * Refuses changes that leave a view without a column that it reads, for a database that does not look at its views.
     *
     * @throws UnsupportedOperationInDialectException if there is such a view
     */
    public void refuse(List<TableChange> changes) {
        refuseDrops(changes);
        refuse(renamed(changes), "rename column");
    }

    /**
     * Refuses changes that take a column away from a view, for a database whose views follow a new name.
     *
     * @throws UnsupportedOperationInDialectException if there is such a view
     */
    public void refuseDrops(List<TableChange> changes) {
        refuse(gone(changes), "drop column");
    }

    /**
     * Refuses what leaves a view without the table that it reads.
     *
     * @param verb {@code drop table} or {@code rename table}
     * @throws UnsupportedOperationInDialectException if there is such a view
     */
    public void refuse(String verb) {
        List<KnownView> views =
                before.viewsOver(table).stream().filter(this::isReader).toList();
        if (!views.isEmpty()) {
            throw refusal("Cannot " + verb + " " + table, views, "");
        }
    }

    private boolean isReader(KnownView view) {
        return view.isExact()
                ? view.reads(table)
                : syntax != null && text(view, syntax).reads(table);
    }

    private boolean isReader(KnownView view, Identifier column) {
        return view.isExact()
                ? view.reads(table, column)
                : syntax != null && text(view, syntax).reads(table, column, before);
    }

    private static ViewText text(KnownView view, SqlSyntax syntax) {
        return new ViewText(view.definition().text(), syntax);
    }

    private void refuse(Collection<Identifier> columns, String verb) {
        if (!columns.isEmpty()) {
            refuse(columns, verb, before.viewsOver(table));
        }
    }

    private void refuse(Collection<Identifier> columns, String verb, List<KnownView> views) {
        for (Identifier column : columns) {
            List<KnownView> readers =
                    views.stream().filter(view -> isReader(view, column)).toList();
            if (!readers.isEmpty()) {
                throw refusal(
                        "Cannot " + verb + " " + column + " of table " + table, readers, "\n    column  " + column);
            }
        }
    }

    private UnsupportedOperationInDialectException refusal(String what, List<KnownView> readers, String column) {
        List<KnownView> views = KnownView.withReaders(before.viewsOver(table), readers::contains);
        return new UnsupportedOperationInDialectException(what + ": "
                + (readers.size() == 1 ? "a view reads it." : "views read it.")
                + "\n    table   " + table + column + "\n    "
                + (views.size() == 1 ? "view    " : "views   ")
                + views.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "))
                + "\nDrop " + (views.size() == 1 ? "it" : "them") + " before in the revision, and create "
                + (views.size() == 1 ? "it" : "them") + " again after with what is there then:\n"
                + lines(views));
    }

    private static String lines(List<KnownView> views) {
        List<String> lines = new ArrayList<>();
        for (int i = views.size() - 1; i >= 0; i--) {
            lines.add("    op.drop" + kind(views.get(i)) + "(\"" + views.get(i).name() + "\");");
        }
        views.forEach(each -> lines.add("    op.create" + kind(each) + "(\"" + each.name() + "\", \"select …\");"));
        return String.join("\n", lines);
    }

    private static String kind(KnownView view) {
        return switch (view.definition().name().kind()) {
            case MATERIALIZED_VIEW -> "MaterializedView";
            default -> "View";
        };
    }

    /** Columns that are dropped and not added again. */
    private static Set<Identifier> gone(List<TableChange> changes) {
        Set<Identifier> gone = new TreeSet<>();
        for (TableChange change : changes) {
            if (change instanceof DropColumn drop) {
                gone.add(drop.column());
            } else if (change instanceof AddColumn add) {
                gone.remove(add.column().name());
            }
        }
        return gone;
    }

    private static Set<Identifier> renamed(List<TableChange> changes) {
        Set<Identifier> renamed = new TreeSet<>();
        for (TableChange change : changes) {
            if (change instanceof RenameColumn rename) {
                renamed.add(rename.from());
            }
        }
        return renamed;
    }

    /** Columns of another type, collation or expression, by the names that they had before. */
    private static Set<Identifier> altered(List<TableChange> changes) {
        Set<Identifier> altered = new TreeSet<>();
        for (TableChange change : changes) {
            if (change instanceof SetColumnType set) {
                altered.add(nameBefore(changes, set.column()));
            } else if (change instanceof SetColumnCollation set) {
                altered.add(nameBefore(changes, set.column()));
            } else if (change instanceof DropColumn drop) {
                altered.add(drop.column());
            }
        }
        altered.removeAll(gone(changes));
        return altered;
    }

    private static Identifier nameBefore(List<TableChange> changes, Identifier column) {
        Identifier name = column;
        for (TableChange change : changes) {
            if (change instanceof RenameColumn rename && rename.to().equals(column)) {
                name = rename.from();
            }
        }
        return name;
    }
}
