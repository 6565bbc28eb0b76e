package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text that {@link OperationText} and {@link EffectText} write; blanks and line ends between words do not
 * count. Code, which is text only by its name, cannot be read.
 */
public final class OperationTextParser {

    private static final String TABLE = "a table";
    private static final String INDEX = "an index";
    private static final String SEQUENCE = "a sequence";
    private static final String KINDS =
            "'table', 'index on', 'sequence', 'schema', 'enum' or one of " + ObjectsParser.kinds();

    private final TextCursor cursor;
    private final PartsParser parts;

    private OperationTextParser(String text) {
        this.cursor = new TextCursor(text);
        this.parts = new PartsParser(cursor);
    }

    /**
     * Returns the operations of a text, each ended by a semicolon or by nothing.
     *
     * @throws MalformedOperationException if the text is malformed
     */
    public static List<Operation> parse(String text) {
        OperationTextParser parser = new OperationTextParser(text);
        List<Operation> operations = new ArrayList<>();
        while (!parser.cursor.atEnd()) {
            operations.add(parser.operation());
            parser.cursor.take(";");
        }
        return operations;
    }

    private Operation operation() {
        if (cursor.take("create")) {
            return create();
        }
        if (cursor.take("drop")) {
            return drop();
        }
        if (cursor.take("alter")) {
            return alter();
        }
        if (cursor.take("rename")) {
            return rename();
        }
        if (cursor.take("replace")) {
            return new ObjectsParser(cursor).replace();
        }
        Operation set = set();
        if (set != null) {
            return set;
        }
        Operation ofRows = ofRows();
        if (ofRows != null) {
            return ofRows;
        }
        if (cursor.take("execute")) {
            return execute();
        }
        if (cursor.take("if needed")) {
            return ifNeeded();
        }
        if (cursor.take("checkpoint")) {
            return new Checkpoint();
        }
        throw cursor.expected(
                "an operation: create, drop, alter, rename, set schema of, set comment of, set visibility of index, replace, insert into, update, delete from, copy rows of, execute, "
                        + "checkpoint or if needed");
    }

    private @Nullable Operation set() {
        if (cursor.take("set schema of")) {
            TableName table = cursor.tableName(TABLE);
            return new SetSchema(table, cursor.take("to") ? cursor.name("a schema") : null);
        }
        if (cursor.take("set comment of")) {
            return commentOn();
        }
        return cursor.take("set visibility of index") ? visible() : null;
    }

    private Operation commentOn() {
        boolean index = cursor.take("index");
        if (!index && !cursor.take("constraint")) {
            throw cursor.expected("'index' or 'constraint'");
        }
        Identifier name = cursor.name(index ? INDEX : "a constraint");
        cursor.expect("of");
        return new CommentOn(cursor.tableName(TABLE), index, name, cursor.textIfAny());
    }

    private Operation visible() {
        Identifier name = cursor.name(INDEX);
        cursor.expect("of");
        TableName table = cursor.tableName(TABLE);
        cursor.expect("to");
        boolean invisible = cursor.take("invisible");
        if (!invisible && !cursor.take("visible")) {
            throw cursor.expected("'visible' or 'invisible'");
        }
        return new SetIndexVisible(table, name, !invisible);
    }

    private @Nullable Operation ofRows() {
        if (cursor.take("insert into")) {
            return new RowsParser(cursor).insert();
        }
        if (cursor.take("update")) {
            return new RowsParser(cursor).update();
        }
        if (cursor.take("delete from")) {
            return new RowsParser(cursor).delete();
        }
        if (cursor.take("copy rows of")) {
            return new RowsParser(cursor).copy();
        }
        return null;
    }

    private Operation create() {
        if (cursor.take("enum")) {
            return new ObjectsParser(cursor).createEnum();
        }
        DefinitionName definition = new ObjectsParser(cursor).definition();
        if (definition != null) {
            return new CreateDefinition(new ObjectsParser(cursor).text(definition));
        }
        if (cursor.take("table")) {
            return createTable();
        }
        if (cursor.take("index on")) {
            return new CreateIndex(cursor.tableName(TABLE), parts.index(), cursor.take("concurrently"));
        }
        if (cursor.take("sequence")) {
            TableName name = cursor.tableName(SEQUENCE);
            return new CreateSequence(new SequenceParser(cursor).sequence(name));
        }
        if (cursor.take("schema")) {
            return new CreateSchema(cursor.name("a schema"));
        }
        throw cursor.expected(KINDS);
    }

    private Operation createTable() {
        TableName name = cursor.tableName(TABLE);
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        cursor.list(";", () -> {
            if (cursor.take("column")) {
                return columns.add(parts.column());
            }
            ConstraintKind kind = parts.kind();
            if (kind == null) {
                throw cursor.expected(ChangeParser.what("'column'"));
            }
            return constraints.add(parts.constraint(kind));
        });
        String comment = parts.comment();
        List<TableOption> clauses = parts.clauses();
        try {
            return new CreateTable(
                    Table.of(name, columns, constraints, List.of(), comment).withOptions(clauses));
        } catch (IllegalArgumentException e) {
            cursor.back();
            throw cursor.expected(columns.isEmpty() ? "at least one column" : "columns of different names");
        }
    }

    private Operation drop() {
        if (cursor.take("enum")) {
            return new DropEnum(cursor.tableName("an enum type"));
        }
        DefinitionName definition = new ObjectsParser(cursor).definition();
        if (definition != null) {
            return new DropDefinition(definition);
        }
        if (cursor.take("table")) {
            return new DropTable(cursor.tableName(TABLE));
        }
        if (cursor.take("index on")) {
            return new DropIndex(
                    cursor.tableName(TABLE), cursor.name(INDEX), cursor.namesIfAny(), cursor.take("concurrently"));
        }
        if (cursor.take("sequence")) {
            return new DropSequence(cursor.tableName(SEQUENCE));
        }
        if (cursor.take("schema")) {
            return new DropSchema(cursor.name("a schema"));
        }
        throw cursor.expected(KINDS);
    }

    private Operation alter() {
        if (cursor.take("enum")) {
            return new ObjectsParser(cursor).alterEnum();
        }
        if (cursor.take("table")) {
            TableName table = cursor.tableName(TABLE);
            return new AlterTable(table, cursor.list(";", new ChangeParser(cursor)::change));
        }
        if (cursor.take("sequence")) {
            TableName name = cursor.tableName(SEQUENCE);
            return new AlterSequence(name, new SequenceParser(cursor).change());
        }
        throw cursor.expected("'table', 'sequence' or 'enum'");
    }

    private Operation rename() {
        if (cursor.take("table")) {
            TableName from = cursor.tableName(TABLE);
            cursor.expect("to");
            return new RenameTable(from, cursor.name(TABLE));
        }
        if (cursor.take("index on")) {
            TableName table = cursor.tableName(TABLE);
            Identifier from = cursor.name(INDEX);
            cursor.expect("to");
            return new RenameIndex(table, from, cursor.name(INDEX));
        }
        if (cursor.take("sequence")) {
            TableName from = cursor.tableName(SEQUENCE);
            cursor.expect("to");
            return new RenameSequence(from, cursor.name(SEQUENCE));
        }
        if (cursor.take("schema")) {
            Identifier from = cursor.name("a schema");
            cursor.expect("to");
            return new RenameSchema(from, cursor.name("a schema"));
        }
        if (cursor.take("label of")) {
            return new ObjectsParser(cursor).renameLabel();
        }
        if (cursor.take("enum")) {
            return new ObjectsParser(cursor).renameEnum();
        }
        Operation definition = new ObjectsParser(cursor).rename();
        if (definition != null) {
            return definition;
        }
        throw cursor.expected(
                "'table', 'index on', 'sequence', 'schema', 'enum', 'label of', 'view', 'materialized view' or 'domain'");
    }

    private Operation execute() {
        String sql = cursor.text("a statement");
        List<Operation> effect = effect();
        return new ExecuteSql(sql, effect, !cursor.take("outside transaction"));
    }

    private Operation ifNeeded() {
        Operation operation = operation();
        try {
            return new IfNeeded(operation);
        } catch (IllegalArgumentException e) {
            cursor.back();
            throw cursor.expected("what creates or drops something that has a name");
        }
    }

    private @Nullable List<Operation> effect() {
        return cursor.take("effect") ? cursor.list(";", this::operation) : null;
    }
}
