package dev.migrate.dialect.mysql;

import dev.migrate.operation.ColumnPosition;
import dev.migrate.operation.TableChange;
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
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What the changes of one statement are about, so that none of them needs what another one makes. */
final class Touched {

    private final Table table;
    private final TreeSet<Identifier> added = new TreeSet<>();
    private final TreeSet<Identifier> dropped = new TreeSet<>();
    private final TreeSet<Identifier> set = new TreeSet<>();
    private final TreeSet<Identifier> typed = new TreeSet<>();
    private final TreeSet<Identifier> constraints = new TreeSet<>();
    private boolean keyed;
    private boolean empty = true;
    private boolean alone;

    /** Begins a statement that a table meets. */
    Touched(Table table) {
        this.table = table;
    }

    /** Returns whether a change can be part of the same statement. */
    boolean fits(TableChange change) {
        return empty || !alone && !(change instanceof RenameColumn) && change.accept(new Fits());
    }

    void add(TableChange change) {
        empty = false;
        change.accept(new Add());
    }

    /** A table refers to itself as it was before the statement: to the types and keys that it had. */
    private boolean refersToChanged(Constraint constraint) {
        return constraint instanceof ForeignKey key
                && key.referencedTable().equals(table.name())
                && (keyed || key.referencedColumns().stream().anyMatch(typed::contains));
    }

    /** Returns whether a foreign key that goes in this statement refers to columns of its own table, as it still does. */
    private boolean isReferredTo(Collection<Identifier> columns) {
        return table.foreignKeys().stream()
                .filter(key -> key.name() != null && constraints.contains(key.name()))
                .anyMatch(key -> key.referencedTable().equals(table.name())
                        && key.referencedColumns().stream().anyMatch(columns::contains));
    }

    private List<Identifier> columnsOf(Identifier constraint) {
        Constraint known = table.constraint(constraint);
        return known == null || known instanceof ForeignKey ? List.of() : known.columns();
    }

    private final class Fits implements TableChange.Visitor<Boolean> {

        private boolean isThere(Identifier column) {
            return !dropped.contains(column);
        }

        /** What a new column begins with is what the rows there are get, so that it is not stated as it is in the end. */
        private boolean isOld(Identifier column) {
            return isThere(column) && !added.contains(column);
        }

        @Override
        public Boolean addColumn(AddColumn change) {
            ColumnPosition position = change.position();
            Identifier after = position == null ? null : position.after();
            return isThere(change.column().name()) && (after == null || isThere(after));
        }

        @Override
        public Boolean dropColumn(DropColumn change) {
            return !set.contains(change.column())
                    && isThere(change.column())
                    && !isReferredTo(List.of(change.column()));
        }

        @Override
        public Boolean renameColumn(RenameColumn change) {
            return false;
        }

        @Override
        public Boolean setColumnType(SetColumnType change) {
            return isOld(change.column());
        }

        @Override
        public Boolean setColumnNullable(SetColumnNullable change) {
            return isOld(change.column());
        }

        @Override
        public Boolean setColumnDefault(SetColumnDefault change) {
            return isOld(change.column());
        }

        @Override
        public Boolean setColumnIdentity(SetColumnIdentity change) {
            return isThere(change.column());
        }

        @Override
        public Boolean setColumnGenerated(SetColumnGenerated change) {
            return isOld(change.column());
        }

        @Override
        public Boolean setColumnCollation(SetColumnCollation change) {
            return isOld(change.column());
        }

        @Override
        public Boolean setColumnComment(SetColumnComment change) {
            return isThere(change.column());
        }

        @Override
        public Boolean addConstraint(AddConstraint change) {
            Identifier name = change.constraint().name();
            boolean again = name != null && constraints.contains(name) && !name.equals(MySqlNames.PRIMARY);
            return !again && !refersToChanged(change.constraint());
        }

        @Override
        public Boolean dropConstraint(DropConstraint change) {
            return !constraints.contains(change.name()) && !isReferredTo(columnsOf(change.name()));
        }

        @Override
        public Boolean renameConstraint(RenameConstraint change) {
            return !constraints.contains(change.from()) && !constraints.contains(change.to());
        }

        @Override
        public Boolean validateConstraint(ValidateConstraint change) {
            return true;
        }

        @Override
        public Boolean setTableComment(SetTableComment change) {
            return true;
        }

        @Override
        public Boolean setTableOptions(SetTableOptions change) {
            return false;
        }
    }

    private final class Add implements TableChange.Visitor<Boolean> {

        @Override
        public Boolean addColumn(AddColumn change) {
            typed.add(change.column().name());
            return added.add(change.column().name()) && set.add(change.column().name());
        }

        @Override
        public Boolean dropColumn(DropColumn change) {
            return dropped.add(change.column());
        }

        @Override
        public Boolean renameColumn(RenameColumn change) {
            alone = true;
            return true;
        }

        @Override
        public Boolean setColumnType(SetColumnType change) {
            typed.add(change.column());
            return set.add(change.column());
        }

        @Override
        public Boolean setColumnNullable(SetColumnNullable change) {
            return set.add(change.column());
        }

        @Override
        public Boolean setColumnDefault(SetColumnDefault change) {
            return set.add(change.column());
        }

        @Override
        public Boolean setColumnIdentity(SetColumnIdentity change) {
            return set.add(change.column());
        }

        @Override
        public Boolean setColumnGenerated(SetColumnGenerated change) {
            return set.add(change.column());
        }

        @Override
        public Boolean setColumnCollation(SetColumnCollation change) {
            return set.add(change.column());
        }

        @Override
        public Boolean setColumnComment(SetColumnComment change) {
            return set.add(change.column());
        }

        @Override
        public Boolean addConstraint(AddConstraint change) {
            Identifier name = change.constraint().name();
            keyed = keyed || change.constraint() instanceof PrimaryKey || change.constraint() instanceof Unique;
            return name != null && constraints.add(name);
        }

        @Override
        public Boolean dropConstraint(DropConstraint change) {
            return constraints.add(change.name());
        }

        @Override
        public Boolean renameConstraint(RenameConstraint change) {
            return constraints.add(change.from()) && constraints.add(change.to());
        }

        @Override
        public Boolean validateConstraint(ValidateConstraint change) {
            return true;
        }

        @Override
        public Boolean setTableComment(SetTableComment change) {
            return true;
        }

        @Override
        public Boolean setTableOptions(SetTableOptions change) {
            alone = true;
            return true;
        }
    }
}
