package dev.migrate.dialect;

import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.schema.Column;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Standard SQL; a dialect's writer extends it and overrides where its database differs.
 *
 * <p>Each operation and each change has one method, which returns statements without a semicolon at their end.
 */
public abstract class StandardSqlWriter extends StandardWords {

    /**
     * Creates a writer.
     *
     * @param dialect the dialect's name
     * @param maxIdentifierBytes the greatest length of a name in UTF-8
     */
    protected StandardSqlWriter(String dialect, int maxIdentifierBytes) {
        super(dialect, maxIdentifierBytes);
    }

    @Override
    public List<Statement> write(Operation operation, SchemaView before) {
        return operation.accept(new OperationSentences(this, dialect, operation, before));
    }

    /**
     * Returns statements in which the character NUL is nowhere, for a database that ends a statement there.
     *
     * @param statements the statements
     * @param problem what the database does with it, as a sentence
     * @throws UnsupportedOperationInDialectException if it is in one of them
     */
    protected static List<Statement> withoutNul(List<Statement> statements, String problem) {
        for (Statement each : statements) {
            if (each.sql().indexOf('\0') >= 0) {
                throw new UnsupportedOperationInDialectException(problem + "\n    sql  "
                        + each.sql().replace("\0", "\\0").replace("\n", "\n         ")
                        + "\nTake it out, or keep bytes in a column that is made for them.");
            }
        }
        return statements;
    }

    /** Writes a new schema. */
    protected List<String> createSchema(CreateSchema operation, SchemaView before) {
        return List.of("create schema " + name(operation.name()));
    }

    /** Writes the removal of a schema. */
    protected List<String> dropSchema(DropSchema operation, SchemaView before) {
        return List.of("drop schema " + name(operation.name()));
    }

    /** Writes a new table with its comments. */
    protected List<String> createTable(CreateTable operation, SchemaView before) {
        Table table = operation.table();
        String elements = Stream.concat(
                        table.columns().values().stream().map(this::column),
                        table.constraints().stream().map(this::constraint))
                .collect(Collectors.joining(",\n    "));
        List<String> statements = new ArrayList<>();
        statements.add("create table " + name(table.name()) + " (\n    " + elements + "\n)" + tableSuffix(table));
        if (table.comment() != null) {
            statements.addAll(tableComment(table.name(), table.comment()));
        }
        table.columns().values().forEach(column -> statements.addAll(commentOfNew(table.name(), column)));
        return statements;
    }

    /** Returns what stands after the closing parenthesis of a new table: what its author says for this database. */
    protected String tableSuffix(Table table) {
        String clause = table.clause(dialect);
        return clause.isEmpty() ? "" : " " + clause;
    }

    /** Writes the removal of a table. */
    protected List<String> dropTable(DropTable operation, SchemaView before) {
        return List.of("drop table " + name(operation.table()));
    }

    /** Writes a new name of a table. */
    protected List<String> renameTable(RenameTable operation, SchemaView before) {
        return List.of(alter(operation.from()) + "rename to " + name(operation.to()));
    }

    /** Writes changes within a table, each by its own method. */
    protected List<String> alterTable(AlterTable operation, SchemaView before) {
        return ChangeSentences.write(this, operation, before);
    }

    /** Writes a new index. */
    protected List<String> createIndex(CreateIndex operation, SchemaView before) {
        return withComment(operation, new IndexSentence(this, operation).text());
    }

    /** Returns the statement that creates an index and the one that says what it is for, if that is said. */
    protected final List<String> withComment(CreateIndex operation, String create) {
        return IndexSentence.withComment(this, operation, create);
    }

    /** Writes the removal of an index. */
    protected List<String> dropIndex(DropIndex operation, SchemaView before) {
        return List.of("drop index " + (operation.concurrently() ? "concurrently " : "")
                + name(operation.table().sibling(operation.name())));
    }

    /** Writes a new name of an index. */
    protected List<String> renameIndex(RenameIndex operation, SchemaView before) {
        return List.of("alter index " + name(operation.table().sibling(operation.from())) + " rename to "
                + name(operation.to()));
    }

    /** Writes a new sequence. */
    protected List<String> createSequence(CreateSequence operation, SchemaView before) {
        return List.of("create sequence " + name(operation.sequence().name())
                + new SequenceSentences(this).numbers(operation.sequence()));
    }

    /** Writes the removal of a sequence. */
    protected List<String> dropSequence(DropSequence operation, SchemaView before) {
        return List.of("drop sequence " + name(operation.name()));
    }

    /** Writes other numbers of a sequence. */
    protected List<String> alterSequence(AlterSequence operation, SchemaView before) {
        return List.of("alter sequence " + name(operation.name())
                + new SequenceSentences(this).change(operation.change(), before.sequence(operation.name())));
    }

    /** Writes a new name of a sequence. */
    protected List<String> renameSequence(RenameSequence operation, SchemaView before) {
        return List.of("alter sequence " + name(operation.from()) + " rename to " + name(operation.to()));
    }

    /** Writes what an index or a constraint is for, each found by its name in the schema of its table. */
    protected List<String> commentOn(CommentOn operation) {
        String what = (operation.index() ? "index " : "constraint ")
                + name(operation.table().sibling(operation.name()));
        return List.of("comment on " + what + " is " + comment(operation.comment()));
    }

    /** Writes whether an index is used. */
    protected List<String> setIndexVisible(SetIndexVisible operation) {
        return List.of(alter(operation.table()) + "alter index " + name(operation.name())
                + (operation.visible() ? " visible" : " invisible"));
    }

    /** Returns the words of a comment, or those that take it away. */
    protected final String comment(@Nullable String comment) {
        return comment == null ? "null" : text(comment);
    }

    /** Writes that a table gets into another schema. */
    protected List<String> setSchema(SetSchema operation) {
        Identifier schema = operation.schema();
        return schema == null ? List.of() : List.of(alter(operation.table()) + "set schema " + name(schema));
    }

    /** Writes a new name of a schema. */
    protected List<String> renameSchema(RenameSchema operation) {
        return List.of("alter schema " + name(operation.from()) + " rename to " + name(operation.to()));
    }

    /** Writes what is done to an enum type; nothing, unless overridden. */
    protected List<Statement> enumType(EnumOperation operation, SchemaView before) {
        return List.of();
    }

    /** Returns how a view, routine or trigger is named where it is dropped. */
    protected String dropped(DefinitionName definition) {
        return name(definition.name());
    }

    /** Writes new rows, one a line. */
    protected List<String> insertRows(InsertRows operation, SchemaView before) {
        return RowSentences.of(this, operation.table(), before).insert(operation);
    }

    /** Writes another name of a view or domain. */
    protected String renameDefinition(RenameDefinition operation) {
        return "alter " + operation.name().kind().words() + " "
                + name(operation.name().name()) + " rename to " + name(operation.to());
    }

    /** Returns whether rows are copied some at a time where that is asked for. */
    protected boolean copiesInPieces() {
        return true;
    }

    /** Writes a new column with its comment. */
    protected List<String> addColumn(TableName table, AddColumn change, SchemaView before) {
        List<String> statements = new ArrayList<>();
        statements.add(alter(table) + "add column " + column(change.column()));
        statements.addAll(commentOfNew(table, change.column()));
        return statements;
    }

    private List<String> commentOfNew(TableName table, Column column) {
        String comment = column.comment();
        return comment == null ? List.of() : columnComment(table, column.name(), comment);
    }

    /** Writes the removal of a column. */
    protected List<String> dropColumn(TableName table, DropColumn change, SchemaView before) {
        return List.of(alter(table) + "drop column " + name(change.column()));
    }

    /** Writes a new name of a column. */
    protected List<String> renameColumn(TableName table, RenameColumn change, SchemaView before) {
        return List.of(alter(table) + "rename column " + name(change.from()) + " to " + name(change.to()));
    }

    /** Writes another type of a column. */
    protected List<String> setColumnType(TableName table, SetColumnType change, SchemaView before) {
        return List.of(alterColumn(table, change.column()) + "set data type " + type(change.type())
                + (change.using() == null ? "" : " using " + change.using()));
    }

    /** Writes that a column accepts null or not. */
    protected List<String> setColumnNullable(TableName table, SetColumnNullable change, SchemaView before) {
        return List.of(alterColumn(table, change.column()) + (change.nullable() ? "drop not null" : "set not null"));
    }

    /** Writes another default of a column. */
    protected List<String> setColumnDefault(TableName table, SetColumnDefault change, SchemaView before) {
        return List.of(alterColumn(table, change.column())
                + (change.defaultValue() == null
                        ? "drop default"
                        : "set default " + change.defaultValue().expression()));
    }

    /** Writes another numbering of a column. */
    protected List<String> setColumnIdentity(TableName table, SetColumnIdentity change, SchemaView before) {
        return List.of(alterColumn(table, change.column())
                + (change.identity() == null ? "drop identity" : "add " + identity(change.identity())));
    }

    /** Writes that a column is computed from something else, or no longer. */
    protected List<String> setColumnGenerated(TableName table, SetColumnGenerated change, SchemaView before) {
        return List.of(alterColumn(table, change.column()) + ChangeSentences.computed(change.generated()));
    }

    /** Writes another comment of a column. */
    protected List<String> setColumnComment(TableName table, SetColumnComment change, SchemaView before) {
        return columnComment(table, change.column(), change.comment());
    }

    /** Writes a new constraint. */
    protected List<String> addConstraint(TableName table, AddConstraint change, SchemaView before) {
        return List.of(alter(table) + "add " + constraint(change.constraint()));
    }

    /** Writes the removal of a constraint. */
    protected List<String> dropConstraint(TableName table, DropConstraint change, SchemaView before) {
        return List.of(alter(table) + "drop constraint " + name(change.name()));
    }

    /** Writes a new name of a constraint. */
    protected List<String> renameConstraint(TableName table, RenameConstraint change, SchemaView before) {
        return List.of(alter(table) + "rename constraint " + name(change.from()) + " to " + name(change.to()));
    }

    /** Writes another comment of a table. */
    protected List<String> setTableComment(TableName table, SetTableComment change, SchemaView before) {
        return tableComment(table, change.comment());
    }

    /** Writes other options of a table; nothing, unless overridden. */
    protected List<String> setTableOptions(TableName table, SetTableOptions change) {
        return List.of();
    }

    /** Writes a comment of a table; null for none. */
    protected List<String> tableComment(TableName table, @Nullable String comment) {
        return List.of("comment on table " + name(table) + " is " + literal(comment));
    }

    /** Writes a comment of a column; null for none. */
    protected List<String> columnComment(TableName table, Identifier column, @Nullable String comment) {
        return List.of("comment on column " + name(table) + "." + name(column) + " is " + literal(comment));
    }

    /** Returns the beginning of a change of a table. */
    protected final String alter(TableName table) {
        return "alter table " + name(table) + " ";
    }

    /** Returns the beginning of a change of a column. */
    protected final String alterColumn(TableName table, Identifier column) {
        return alter(table) + "alter column " + name(column) + " ";
    }
}
