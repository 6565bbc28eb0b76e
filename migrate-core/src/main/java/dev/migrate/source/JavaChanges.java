package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;
import static dev.migrate.source.JavaLines.more;

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
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of a table as calls of {@code AlterTableSpec}; those of one column that are neighbours make one line. */
final class JavaChanges implements TableChange.Visitor<String> {

    private final JavaLines lines;
    private final Imports imports;
    private final JavaTable table;

    JavaChanges(JavaLines lines, Imports imports) {
        this.lines = lines;
        this.imports = imports;
        this.table = new JavaTable(lines, imports);
    }

    /** Writes changes, each below what is to be said of it. */
    void write(List<TableChange> changes, List<@Nullable String> cautions) {
        int at = 0;
        while (at < changes.size()) {
            lines.comment(cautions.get(at));
            Identifier column = ColumnChanges.columnOf(changes.get(at));
            StringBuilder line = new StringBuilder(column == null ? "t." : "t.alterColumn(" + literal(column) + ")");
            line.append(changes.get(at++).accept(this));
            while (column != null && at < changes.size() && column.equals(ColumnChanges.columnOf(changes.get(at)))) {
                lines.comment(cautions.get(at));
                line.append(changes.get(at++).accept(this));
            }
            lines.add(line.append(";").toString());
        }
    }

    @Override
    public String addColumn(AddColumn change) {
        return table.column("addColumn", change.column()) + position(change.position());
    }

    private static String position(@Nullable ColumnPosition position) {
        if (position == null) {
            return "";
        }
        return position.after() == null ? ".first()" : ".after(" + literal(position.after()) + ")";
    }

    @Override
    public String dropColumn(DropColumn change) {
        return "dropColumn(" + literal(change.column()) + ")";
    }

    @Override
    public String renameColumn(RenameColumn change) {
        return "renameColumn(" + literal(change.from()) + ", " + literal(change.to()) + ")";
    }

    @Override
    public String setColumnType(SetColumnType change) {
        return ".type(" + imports.columnType(change.type())
                + (change.using() == null ? "" : ", " + literal(change.using())) + ")";
    }

    @Override
    public String setColumnNullable(SetColumnNullable change) {
        return change.nullable() ? ".nullable()" : ".notNull()";
    }

    @Override
    public String setColumnDefault(SetColumnDefault change) {
        return change.defaultValue() == null
                ? ".dropDefault()"
                : ".defaultValue(" + literal(change.defaultValue().expression()) + ")";
    }

    @Override
    public String setColumnIdentity(SetColumnIdentity change) {
        return change.identity() == null ? ".dropIdentity()" : JavaSequence.identity(change.identity());
    }

    @Override
    public String setColumnGenerated(SetColumnGenerated change) {
        return change.generated() == null
                ? ".dropGenerated()"
                : ".generatedAs(" + literal(change.generated().expression()) + ")";
    }

    @Override
    public String setColumnCollation(SetColumnCollation change) {
        return change.collation() == null ? ".dropCollation()" : ".collation(" + literal(change.collation()) + ")";
    }

    @Override
    public String setColumnComment(SetColumnComment change) {
        return "." + comment(change.comment());
    }

    @Override
    public String addConstraint(AddConstraint change) {
        return table.constraint(change.constraint(), true);
    }

    @Override
    public String dropConstraint(DropConstraint change) {
        String columns = change.kind() == ConstraintKind.CHECK ? "" : more(change.columns());
        return method(change.kind()) + "(" + literal(change.name()) + columns + ")";
    }

    private static String method(ConstraintKind kind) {
        return switch (kind) {
            case PRIMARY_KEY -> "dropPrimaryKey";
            case UNIQUE -> "dropUnique";
            case FOREIGN_KEY -> "dropForeignKey";
            case EXCLUDE -> "dropExclude";
            case CHECK -> "dropCheck";
        };
    }

    @Override
    public String renameConstraint(RenameConstraint change) {
        return "renameConstraint(" + literal(change.from()) + ", " + literal(change.to()) + ")";
    }

    @Override
    public String validateConstraint(ValidateConstraint change) {
        return "validateConstraint(" + literal(change.name()) + ")";
    }

    @Override
    public String setTableComment(SetTableComment change) {
        return comment(change.comment());
    }

    @Override
    public String setTableOptions(SetTableOptions change) {
        String database = literal(change.dialect());
        return change.dropped().isEmpty()
                ? "options(" + database + ", " + literal(change.words()) + ")"
                : change.dropped().stream()
                        .map(each -> ", " + literal(each))
                        .collect(Collectors.joining("", "dropOptions(" + database, ")"));
    }

    private static String comment(@Nullable String text) {
        return text == null ? "dropComment()" : "comment(" + literal(text) + ")";
    }
}
