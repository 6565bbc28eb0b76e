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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of a table in the grammar of {@link OperationText}. */
final class ChangeText implements TableChange.Visitor<String> {

    private final CanonicalText words;

    ChangeText(CanonicalText words) {
        this.words = words;
    }

    @Override
    public String addColumn(AddColumn change) {
        return "add " + words.column(change.column()) + position(change.position());
    }

    private String position(@Nullable ColumnPosition position) {
        if (position == null) {
            return "";
        }
        Identifier after = position.after();
        return after == null ? " first" : " after " + words.name(after);
    }

    @Override
    public String dropColumn(DropColumn change) {
        return "drop column " + words.name(change.column());
    }

    @Override
    public String renameColumn(RenameColumn change) {
        return "rename column " + words.name(change.from()) + " to " + words.name(change.to());
    }

    @Override
    public String setColumnType(SetColumnType change) {
        return "type of " + words.name(change.column()) + " " + words.type(change.type())
                + (change.using() == null ? "" : " using " + words.quote(change.using()));
    }

    @Override
    public String setColumnNullable(SetColumnNullable change) {
        return (change.nullable() ? "nullable " : "not null ") + words.name(change.column());
    }

    @Override
    public String setColumnDefault(SetColumnDefault change) {
        return "default of " + words.name(change.column())
                + (change.defaultValue() == null
                        ? ""
                        : " " + words.quote(change.defaultValue().expression()));
    }

    @Override
    public String setColumnIdentity(SetColumnIdentity change) {
        return "identity of " + words.name(change.column())
                + (change.identity() == null ? "" : " " + words.identity(change.identity()));
    }

    @Override
    public String setColumnGenerated(SetColumnGenerated change) {
        return "generated of " + words.name(change.column())
                + text(change.generated() == null ? null : change.generated().expression());
    }

    @Override
    public String setColumnCollation(SetColumnCollation change) {
        return "collation of " + words.name(change.column()) + text(change.collation());
    }

    @Override
    public String setColumnComment(SetColumnComment change) {
        return "comment of " + words.name(change.column()) + text(change.comment());
    }

    @Override
    public String addConstraint(AddConstraint change) {
        return "add " + words.constraint(change.constraint());
    }

    @Override
    public String dropConstraint(DropConstraint change) {
        return "drop " + change.kind().words() + " " + words.name(change.name())
                + (change.columns().isEmpty() ? "" : " " + words.names(change.columns()));
    }

    @Override
    public String renameConstraint(RenameConstraint change) {
        return "rename constraint " + words.name(change.from()) + " to " + words.name(change.to());
    }

    @Override
    public String validateConstraint(ValidateConstraint change) {
        return "validate constraint " + words.name(change.name());
    }

    @Override
    public String setTableComment(SetTableComment change) {
        return "comment" + text(change.comment());
    }

    @Override
    public String setTableOptions(SetTableOptions change) {
        String database = "options " + words.quote(change.dialect());
        return change.dropped().isEmpty()
                ? database + " " + words.quote(change.words())
                : change.dropped().stream()
                        .map(each -> " " + words.quote(each))
                        .collect(Collectors.joining("", "drop " + database, ""));
    }

    private String text(@Nullable String comment) {
        return comment == null ? "" : " " + words.quote(comment);
    }
}
