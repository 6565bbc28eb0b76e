package dev.migrate.dialect.h2;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
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
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says changes of a table, of which something may be known, in H2's words. */
record ChangeLowering(@Nullable Table table) {

    private static final Set<TypeName> TEXTS = EnumSet.of(
            TypeName.CHAR, TypeName.NCHAR, TypeName.VARCHAR, TypeName.NVARCHAR, TypeName.TEXT, TypeName.CLOB);

    private static final Set<ConstraintKind> KEYS = EnumSet.of(ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE);

    List<TableChange> lower(TableChange change) {
        if (change instanceof AddColumn add) {
            return List.of(new AddColumn(H2Normalizer.normal(add.column(), columns()), add.position()));
        }
        if (change instanceof RenameColumn rename) {
            return List.of(new RenameColumn(rename.from(), asInExpressions(rename.to())));
        }
        if (change instanceof SetColumnType set) {
            return List.of(new SetColumnType(set.column(), H2Types.normal(set.type()), using(set)));
        }
        if (change instanceof SetColumnDefault set) {
            return List.of(new SetColumnDefault(set.column(), H2Normalizer.normal(set.defaultValue())));
        }
        if (change instanceof SetColumnIdentity set) {
            return set.identity() == null ? List.of(set) : afterNotNull(List.of(set.column()), set);
        }
        if (change instanceof SetColumnComment set) {
            return List.of(new SetColumnComment(set.column(), H2Normalizer.comment(set.comment())));
        }
        if (change instanceof SetTableComment set) {
            return List.of(new SetTableComment(H2Normalizer.comment(set.comment())));
        }
        if (change instanceof AddConstraint add) {
            return addConstraint(add);
        }
        if (change instanceof SetColumnGenerated set) {
            return List.of(new SetColumnGenerated(set.column(), H2Normalizer.normal(set.generated(), columns())));
        }
        if (change instanceof SetTableOptions set) {
            return optionsOfOthers(set);
        }
        if (change instanceof SetColumnCollation || change instanceof ValidateConstraint) {
            return List.of();
        }
        return change instanceof DropConstraint drop && KEYS.contains(drop.kind()) ? dropKey(drop) : List.of(change);
    }

    /** A text would become a document that is a text. */
    private @Nullable String using(SetColumnType change) {
        Column column = table == null ? null : table.column(change.column());
        boolean isText = column != null && column.type() instanceof Basic old && TEXTS.contains(old.name());
        boolean isDocument = change.type() instanceof Basic type && type.name() == TypeName.JSON;
        return change.using() == null && isText && isDocument
                ? H2Dialect.WRITER.name(change.column()) + " format json"
                : change.using();
    }

    private static List<TableChange> optionsOfOthers(SetTableOptions change) {
        if (change.dialect().equals(H2Dialect.NAME)) {
            throw new UnsupportedOperationInDialectException(
                    "H2 changes no options of a table that is there.\n    options  "
                            + (change.dropped().isEmpty() ? change.words() : String.join(", ", change.dropped()))
                            + "\nCreate a new table with them, copy the rows, drop the old one and rename the new one.");
        }
        return List.of();
    }

    private Set<Identifier> columns() {
        return table == null ? Set.of() : table.columns().keySet();
    }

    private static Identifier asInExpressions(Identifier name) {
        return name.isQuoted() ? name : Identifier.of(name.folded());
    }

    private List<TableChange> addConstraint(AddConstraint change) {
        AddConstraint add = new AddConstraint(
                table == null
                        ? H2Normalizer.normal(change.constraint())
                        : H2Normalizer.normal(change.constraint(), table));
        return add.constraint() instanceof PrimaryKey key ? afterNotNull(key.columns(), add) : List.of(add);
    }

    /** A constraint of the same columns uses the key's index, which then stays: it is made again with one of its own. */
    private List<TableChange> dropKey(DropConstraint drop) {
        Constraint key = table == null ? null : key(table, drop);
        List<TableChange> changes = new ArrayList<>(List.of(drop));
        if (table == null || key == null) {
            return changes;
        }
        for (Constraint constraint : table.constraints()) {
            Identifier name = constraint.name();
            if (name != null && usesIndexOf(key, constraint)) {
                changes.add(0, new DropConstraint(constraint.kind(), name, constraint.columns()));
                changes.add(new AddConstraint(constraint));
            }
        }
        return changes;
    }

    private static @Nullable Constraint key(Table table, DropConstraint drop) {
        return drop.kind() == ConstraintKind.PRIMARY_KEY ? table.primaryKey() : table.constraint(drop.name());
    }

    private static boolean usesIndexOf(Constraint key, Constraint other) {
        boolean ofPrimaryKey = key instanceof PrimaryKey && other instanceof Unique;
        return ofPrimaryKey && other.columns().equals(key.columns())
                || other instanceof ForeignKey && new TreeSet<>(other.columns()).equals(new TreeSet<>(key.columns()));
    }

    private List<TableChange> afterNotNull(List<Identifier> columns, TableChange change) {
        List<TableChange> changes = new ArrayList<>();
        for (Identifier name : columns) {
            Column column = table == null ? null : table.column(name);
            if (column != null && column.nullable()) {
                changes.add(new SetColumnNullable(name, false));
            }
        }
        changes.add(change);
        return changes;
    }
}
