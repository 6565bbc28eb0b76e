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
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the changes of a table in the grammar of {@link OperationText}. */
final class ChangeParser {

    private static final String COLUMN = "a column";

    private final TextCursor cursor;
    private final PartsParser parts;

    ChangeParser(TextCursor cursor) {
        this.cursor = cursor;
        this.parts = new PartsParser(cursor);
    }

    TableChange change() {
        if (cursor.take("add")) {
            return add();
        }
        if (cursor.take("drop")) {
            return drop();
        }
        if (cursor.take("rename")) {
            return rename();
        }
        if (cursor.take("nullable")) {
            return new SetColumnNullable(cursor.name(COLUMN), true);
        }
        if (cursor.take("not null")) {
            return new SetColumnNullable(cursor.name(COLUMN), false);
        }
        return set();
    }

    private TableChange set() {
        if (cursor.take("type of")) {
            Identifier column = cursor.name(COLUMN);
            SqlType type = new TypeParser(cursor).type();
            return new SetColumnType(column, type, cursor.textAfter("using", "an expression"));
        }
        if (cursor.take("default of")) {
            Identifier column = cursor.name(COLUMN);
            String value = cursor.textIfAny();
            return new SetColumnDefault(column, value == null ? null : new ColumnDefault(value));
        }
        if (cursor.take("identity of")) {
            return new SetColumnIdentity(cursor.name(COLUMN), parts.identity());
        }
        if (cursor.take("validate constraint")) {
            return new ValidateConstraint(cursor.name("a constraint"));
        }
        if (cursor.take("generated of")) {
            Identifier column = cursor.name(COLUMN);
            String expression = cursor.textIfAny();
            return new SetColumnGenerated(column, expression == null ? null : new Generated(expression));
        }
        if (cursor.take("collation of")) {
            return new SetColumnCollation(cursor.name(COLUMN), cursor.textIfAny());
        }
        if (cursor.take("comment of")) {
            return new SetColumnComment(cursor.name(COLUMN), cursor.textIfAny());
        }
        if (cursor.take("options")) {
            return new SetTableOptions(cursor.text("a database"), cursor.text("the options"), List.of());
        }
        if (cursor.take("comment")) {
            return new SetTableComment(cursor.textIfAny());
        }
        throw cursor.expected(
                "a change: add, drop, rename, nullable, not null, type of, default of, identity of, generated of, collation of, comment of, comment, options or validate "
                        + "constraint");
    }

    private TableChange add() {
        if (cursor.take("column")) {
            return new AddColumn(parts.column(), position());
        }
        ConstraintKind kind = parts.kind();
        if (kind == null) {
            throw cursor.expected(what("'column'"));
        }
        return new AddConstraint(parts.constraint(kind));
    }

    private @Nullable ColumnPosition position() {
        if (cursor.take("first")) {
            return ColumnPosition.first();
        }
        return cursor.take("after") ? ColumnPosition.after(cursor.name(COLUMN)) : null;
    }

    private TableChange drop() {
        if (cursor.take("column")) {
            return new DropColumn(cursor.name(COLUMN));
        }
        if (cursor.take("options")) {
            return dropOptions();
        }
        ConstraintKind kind = parts.kind();
        if (kind == null) {
            throw cursor.expected(what("'column', 'options'"));
        }
        Identifier name = cursor.name(PartsParser.of(kind));
        return new DropConstraint(kind, name, cursor.namesIfAny());
    }

    private TableChange dropOptions() {
        String database = cursor.text("a database");
        List<String> names = new ArrayList<>();
        names.add(cursor.text("the name of an option"));
        for (String name = cursor.textIfAny(); name != null; name = cursor.textIfAny()) {
            names.add(name);
        }
        return new SetTableOptions(database, "", names);
    }

    static String what(String first) {
        StringBuilder words = new StringBuilder(first);
        for (ConstraintKind kind : ConstraintKind.values()) {
            words.append(kind == ConstraintKind.CHECK ? " or '" : ", '")
                    .append(kind.words())
                    .append("'");
        }
        return words.toString();
    }

    private TableChange rename() {
        boolean column = cursor.take("column");
        if (!column) {
            cursor.expect("constraint");
        }
        Identifier from = cursor.name(column ? COLUMN : "a constraint");
        cursor.expect("to");
        Identifier to = cursor.name(column ? COLUMN : "a constraint");
        return column ? new RenameColumn(from, to) : new RenameConstraint(from, to);
    }
}
