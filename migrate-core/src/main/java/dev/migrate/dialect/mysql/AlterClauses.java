package dev.migrate.dialect.mysql;

import dev.migrate.operation.ColumnChanges;
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
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The clauses of one statement that changes a table: each column that is set is stated once, as it is in the end. */
final class AlterClauses implements TableChange.Visitor<List<String>> {

    /** MySQL knows it as the default of a definition alone, and so it does literals in parentheses. */
    private static final String NOW = "current_timestamp";

    private final MySqlWriter writer;
    private final Table before;
    private final Table after;
    private final TreeSet<Identifier> stated = new TreeSet<>();
    private final TreeSet<Identifier> whole = new TreeSet<>();

    AlterClauses(MySqlWriter writer, Table before, Table after) {
        this.writer = writer;
        this.before = before;
        this.after = after;
    }

    List<String> of(List<TableChange> changes) {
        for (TableChange change : changes) {
            Identifier column = ColumnChanges.columnOf(change);
            if (column != null && !(change instanceof SetColumnDefault)) {
                whole.add(column);
            }
        }
        List<String> clauses = new ArrayList<>();
        changes.forEach(change -> clauses.addAll(change.accept(this)));
        clauses.addAll(IndexSentences.changes(writer, before, after));
        return clauses;
    }

    @Override
    public List<String> addColumn(AddColumn change) {
        Column column = columnAfter(change.column().name());
        stated.add(column.name());
        return List.of("add column " + writer.definition(column, ColumnOptions.NONE) + place(change.position()));
    }

    private String place(@Nullable ColumnPosition position) {
        if (position == null) {
            return "";
        }
        Identifier after = position.after();
        return after == null ? " first" : " after " + writer.name(after);
    }

    @Override
    public List<String> dropColumn(DropColumn change) {
        return List.of("drop column " + writer.name(change.column()));
    }

    @Override
    public List<String> renameColumn(RenameColumn change) {
        return List.of("rename column " + writer.name(change.from()) + " to " + writer.name(change.to()));
    }

    @Override
    public List<String> setColumnType(SetColumnType change) {
        return state(change.column());
    }

    @Override
    public List<String> setColumnNullable(SetColumnNullable change) {
        return state(change.column());
    }

    @Override
    public List<String> setColumnGenerated(SetColumnGenerated change) {
        return state(change.column());
    }

    @Override
    public List<String> setColumnCollation(SetColumnCollation change) {
        return state(change.column());
    }

    @Override
    public List<String> setColumnComment(SetColumnComment change) {
        return state(change.column());
    }

    @Override
    public List<String> setColumnDefault(SetColumnDefault change) {
        Column column = columnAfter(change.column());
        ColumnDefault value = column.defaultValue();
        String text = value == null ? "" : writer.defaultValue(value, column.type());
        boolean again =
                text.startsWith(NOW) || value != null && MySqlDefaults.isWrappedLiteral(value.expression(), text);
        if (whole.contains(column.name()) || stated.contains(column.name()) || again) {
            return state(column.name());
        }
        stated.add(column.name());
        return List.of("alter column " + writer.name(column.name())
                + (value == null ? " drop default" : " set default " + text));
    }

    @Override
    public List<String> setColumnIdentity(SetColumnIdentity change) {
        List<String> clauses = new ArrayList<>(state(change.column()));
        Identity identity = change.identity();
        if (identity != null && identity.start() > 1) {
            clauses.add("auto_increment = " + identity.start());
        }
        return clauses;
    }

    private List<String> state(Identifier name) {
        if (!stated.add(name)) {
            return List.of();
        }
        Column column = columnAfter(name);
        Column former = before.column(name);
        if (column.equals(former)) {
            return List.of();
        }
        ColumnOptions options = ColumnOptions.of(before, name, after);
        boolean sameType = former != null && former.type().equals(column.type());
        return List.of("modify column " + writer.definition(column, sameType ? options : options.withSrid("")));
    }

    private Column columnAfter(Identifier name) {
        return Objects.requireNonNull(after.column(name), name::toString);
    }

    @Override
    public List<String> addConstraint(AddConstraint change) {
        return List.of("add " + writer.definition(change.constraint())
                + UnenforcedChecks.wordsOfRenamed(before, change.constraint()));
    }

    @Override
    public List<String> dropConstraint(DropConstraint change) {
        String name = writer.name(change.name());
        return List.of(
                switch (change.kind()) {
                    case PRIMARY_KEY -> "drop primary key";
                    case UNIQUE -> "drop index " + name;
                    case FOREIGN_KEY -> "drop foreign key " + name;
                    case EXCLUDE -> "drop constraint " + name;
                    case CHECK -> writer.product().dropCheck() + name;
                });
    }

    @Override
    public List<String> renameConstraint(RenameConstraint change) {
        return List.of("rename index " + writer.name(change.from()) + " to " + writer.name(change.to()));
    }

    @Override
    public List<String> validateConstraint(ValidateConstraint change) {
        return List.of();
    }

    @Override
    public List<String> setTableComment(SetTableComment change) {
        String comment = change.comment();
        return List.of("comment = " + MySqlText.literal(comment == null ? "" : comment));
    }

    /** These are statements of their own. */
    @Override
    public List<String> setTableOptions(SetTableOptions change) {
        return List.of();
    }
}
