package dev.migrate.dialect;

import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows the columns of a table through changes: what each one is, in terms of the old ones. */
final class CopiedColumns implements TableChange.Visitor<Boolean> {

    /** A column as it is now: its name at first, its value, its type. */
    private record Source(Identifier oldName, String expression, SqlType type) {}

    private final Map<Identifier, Source> sources = new LinkedHashMap<>();
    private final Map<Identifier, Column> added = new LinkedHashMap<>();
    private final SqlWriter writer;
    private final RecreateTables.Casts casts;

    private CopiedColumns(SqlWriter writer, RecreateTables.Casts casts) {
        this.writer = writer;
        this.casts = casts;
    }

    /** Returns the expression over the old table for each column that it fills. */
    static Map<Identifier, String> of(
            Table old, List<TableChange> changes, SqlWriter writer, RecreateTables.Casts casts) {
        CopiedColumns copied = new CopiedColumns(writer, casts);
        for (Column column : old.columns().values()) {
            Source source = new Source(column.name(), writer.name(column.name()), column.type());
            copied.sources.put(column.name(), source);
        }
        changes.forEach(change -> change.accept(copied));
        Map<Identifier, String> expressions = new LinkedHashMap<>();
        copied.sources.forEach((name, source) -> expressions.put(name, source.expression()));
        return expressions;
    }

    @Override
    public Boolean dropColumn(TableChange.DropColumn change) {
        sources.remove(change.column());
        added.remove(change.column());
        return true;
    }

    @Override
    public Boolean renameColumn(TableChange.RenameColumn change) {
        Source source = sources.remove(change.from());
        if (source != null) {
            sources.put(change.to(), source);
        }
        Column column = added.remove(change.from());
        if (column != null) {
            added.put(change.to(), column);
        }
        return true;
    }

    @Override
    public Boolean setColumnType(TableChange.SetColumnType change) {
        fill(change.column());
        Source source = sources.get(change.column());
        if (source != null) {
            sources.put(change.column(), new Source(source.oldName(), converted(source, change), change.type()));
        }
        return true;
    }

    private String converted(Source source, TableChange.SetColumnType change) {
        String using = change.using();
        if (using != null) {
            added.keySet().forEach(this::fill);
            return inOldNames(using);
        }
        return casts.areNeeded(source.type(), change.type())
                ? "cast(" + source.expression() + " as " + writer.type(change.type()) + ")"
                : source.expression();
    }

    /** An expression of a change speaks of the columns as they are called by then, and of the values they have by then. */
    private String inOldNames(String expression) {
        Map<Identifier, String> texts = new HashMap<>();
        sources.forEach((name, source) -> {
            boolean asItWas = source.expression().equals(writer.name(source.oldName()));
            if (!asItWas) {
                texts.put(name, "(" + source.expression() + ")");
            } else if (!name.equals(source.oldName())) {
                texts.put(name, source.expression());
            }
        });
        return SqlExpressions.replaced(expression, texts);
    }

    @Override
    public Boolean addColumn(TableChange.AddColumn change) {
        added.put(change.column().name(), change.column());
        return true;
    }

    /**
     * The rows had a new column's default, or null, from the moment it was added; a later change must not take it from them,
     * nor give them another one, and an expression may read it.
     */
    private void fill(Identifier name) {
        Column column = added.get(name);
        if (column != null && !sources.containsKey(name)) {
            sources.put(name, new Source(name, initial(column), column.type()));
        }
    }

    private String initial(Column column) {
        Generated generated = column.generated();
        if (generated != null) {
            return inOldNames(generated.expression());
        }
        ColumnDefault value = column.defaultValue();
        return value == null ? "null" : value.expression();
    }

    @Override
    public Boolean setColumnNullable(TableChange.SetColumnNullable change) {
        return true;
    }

    @Override
    public Boolean setColumnDefault(TableChange.SetColumnDefault change) {
        fill(change.column());
        return true;
    }

    @Override
    public Boolean setColumnIdentity(TableChange.SetColumnIdentity change) {
        return true;
    }

    @Override
    public Boolean setColumnGenerated(TableChange.SetColumnGenerated change) {
        return true;
    }

    @Override
    public Boolean setColumnCollation(TableChange.SetColumnCollation change) {
        return true;
    }

    @Override
    public Boolean setColumnComment(TableChange.SetColumnComment change) {
        return true;
    }

    @Override
    public Boolean addConstraint(TableChange.AddConstraint change) {
        return true;
    }

    @Override
    public Boolean dropConstraint(TableChange.DropConstraint change) {
        return true;
    }

    @Override
    public Boolean renameConstraint(TableChange.RenameConstraint change) {
        return true;
    }

    @Override
    public Boolean validateConstraint(TableChange.ValidateConstraint change) {
        return true;
    }

    @Override
    public Boolean setTableComment(TableChange.SetTableComment change) {
        return true;
    }

    @Override
    public Boolean setTableOptions(TableChange.SetTableOptions change) {
        return true;
    }
}
