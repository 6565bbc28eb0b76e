package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;
import static dev.migrate.source.JavaLines.literals;
import static dev.migrate.source.JavaLines.more;

import dev.migrate.operation.Cautions;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations as calls of {@code Operations}, one element a line. */
final class JavaOperations implements Operation.Visitor<JavaLines> {

    private final JavaLines lines;
    private final Imports imports;
    private final Cautions cautions;
    private final String recorder;

    private JavaOperations(JavaLines lines, Imports imports, Cautions cautions, String recorder) {
        this.lines = lines;
        this.imports = imports;
        this.cautions = cautions;
        this.recorder = recorder;
    }

    JavaOperations(JavaLines lines, Imports imports, Cautions cautions) {
        this(lines, imports, cautions, "op");
    }

    void write(List<Operation> operations) {
        operations.forEach(each -> each.accept(this));
    }

    private JavaLines line(Operation operation, String call) {
        cautions.next(operation).forEach(lines::comment);
        lines.add(recorder + "." + call + ";");
        return lines;
    }

    @Override
    public JavaLines createSchema(CreateSchema operation) {
        return line(operation, "createSchema(" + literal(operation.name()) + ")");
    }

    @Override
    public JavaLines dropSchema(DropSchema operation) {
        return line(operation, "dropSchema(" + literal(operation.name()) + ")");
    }

    @Override
    public JavaLines createTable(CreateTable operation) {
        cautions.next(operation);
        lines.block(
                recorder + ".createTable(" + literal(operation.table().name()) + ", t -> ",
                ");",
                () -> new JavaTable(lines, imports).table(operation.table()));
        return lines;
    }

    @Override
    public JavaLines dropTable(DropTable operation) {
        return line(operation, "dropTable(" + literal(operation.table()) + ")");
    }

    @Override
    public JavaLines renameTable(RenameTable operation) {
        return line(operation, "renameTable(" + literal(operation.from()) + ", " + literal(operation.to()) + ")");
    }

    @Override
    public JavaLines alterTable(AlterTable operation) {
        List<@Nullable String> said = cautions.next(operation);
        lines.block(recorder + ".alterTable(" + literal(operation.table()) + ", t -> ", ");", () -> new JavaChanges(
                        lines, imports)
                .write(operation.changes(), said));
        return lines;
    }

    @Override
    public JavaLines createIndex(CreateIndex operation) {
        Index index = operation.index();
        String call = "createIndex(" + literal(index.name()) + ", " + literal(operation.table());
        if (!operation.concurrently()
                && index.equals(index.columns().isEmpty() ? null : Index.of(index.name(), index.columns()))) {
            return line(operation, call + more(index.columns()) + ")");
        }
        cautions.next(operation).forEach(lines::comment);
        lines.block(recorder + "." + call + ", i -> ", ");", () -> {
            new JavaIndex(lines).write(index);
            if (operation.concurrently()) {
                lines.add("i.concurrently();");
            }
        });
        return lines;
    }

    @Override
    public JavaLines dropIndex(DropIndex operation) {
        return line(
                operation,
                (operation.concurrently() ? "dropIndexConcurrently(" : "dropIndex(") + literal(operation.name()) + ", "
                        + literal(operation.table()) + more(operation.columns()) + ")");
    }

    @Override
    public JavaLines renameIndex(RenameIndex operation) {
        return line(
                operation,
                "renameIndex(" + literal(operation.table()) + ", " + literal(operation.from()) + ", "
                        + literal(operation.to()) + ")");
    }

    @Override
    public JavaLines createSequence(CreateSequence operation) {
        String name = literal(operation.sequence().name());
        return line(operation, "createSequence(" + name + JavaSequence.arguments(operation.sequence()) + ")");
    }

    @Override
    public JavaLines dropSequence(DropSequence operation) {
        return line(operation, "dropSequence(" + literal(operation.name()) + ")");
    }

    @Override
    public JavaLines alterSequence(AlterSequence operation) {
        return line(
                operation,
                "alterSequence(" + literal(operation.name()) + JavaSequence.arguments(operation.change()) + ")");
    }

    @Override
    public JavaLines renameSequence(RenameSequence operation) {
        return line(operation, "renameSequence(" + literal(operation.from()) + ", " + literal(operation.to()) + ")");
    }

    @Override
    public JavaLines commentOn(CommentOn operation) {
        String comment = operation.comment() == null ? "null" : literal(operation.comment());
        return line(
                operation,
                (operation.index() ? "commentOnIndex(" : "commentOnConstraint(") + literal(operation.name()) + ", "
                        + literal(operation.table()) + ", " + comment + ")");
    }

    @Override
    public JavaLines setIndexVisible(SetIndexVisible operation) {
        return line(
                operation,
                "setIndexVisible(" + literal(operation.name()) + ", " + literal(operation.table()) + ", "
                        + operation.visible() + ")");
    }

    @Override
    public JavaLines schema(SchemaOperation operation) {
        if (operation instanceof SetSchema set) {
            String schema = set.schema() == null ? "null" : literal(set.schema());
            return line(operation, "setSchema(" + literal(set.table()) + ", " + schema + ")");
        }
        RenameSchema rename = (RenameSchema) operation;
        return line(operation, "renameSchema(" + literal(rename.from()) + ", " + literal(rename.to()) + ")");
    }

    @Override
    public JavaLines enumType(EnumOperation operation) {
        return line(operation, operation.visit(new JavaEnums()));
    }

    @Override
    public JavaLines definition(DefinitionOperation operation) {
        return line(operation, operation.visit(new JavaDefinitions()));
    }

    @Override
    public JavaLines insertRows(InsertRows operation) {
        cautions.next(operation);
        lines.block(recorder + ".insert(" + literal(operation.table()) + ", r -> ", ");", () -> {
            lines.add("r.columns(" + literals(operation.columns()) + ");");
            operation.rows().forEach(row -> lines.add("r.row(" + values(row) + ");"));
            if (!operation.key().isEmpty()) {
                lines.add("r.onlyMissing(" + literals(operation.key()) + ");");
            }
        });
        return lines;
    }

    private String values(Row row) {
        if (row.values().equals(Collections.singletonList(null))) {
            return "(Object) null";
        }
        return row.values().stream()
                .map(value -> new JavaValue(imports).of(value))
                .collect(Collectors.joining(", "));
    }

    @Override
    public JavaLines updateRows(UpdateRows operation) {
        cautions.next(operation).forEach(lines::comment);
        String table = literal(operation.table());
        String call = operation.batch() == 0
                ? ".update(" + table + ", r -> "
                : ".backfill(" + table + ", " + operation.batch() + ", r -> ";
        lines.block(recorder + call, ");", () -> {
            values(operation.values());
            where(operation.where());
        });
        return lines;
    }

    @Override
    public JavaLines deleteRows(DeleteRows operation) {
        cautions.next(operation);
        lines.block(
                recorder + ".delete(" + literal(operation.table()) + ", r -> ", ");", () -> where(operation.where()));
        return lines;
    }

    @Override
    public JavaLines copyRows(CopyRows operation) {
        cautions.next(operation);
        String tables = literal(operation.from()) + ", " + literal(operation.to());
        String batch = operation.batch() == 0 ? "" : ", " + operation.batch();
        lines.block(recorder + ".copy(" + tables + batch + ", r -> ", ");", () -> {
            values(operation.values());
            where(operation.where());
        });
        return lines;
    }

    private void values(Map<Identifier, NewValue> values) {
        new JavaRows(lines, imports).values(values);
    }

    private void where(RowFilter where) {
        new JavaRows(lines, imports).where(where);
    }

    @Override
    public JavaLines executeSql(ExecuteSql operation) {
        if (operation.effect() == null && !operation.transactional()) {
            throw new UnwritableOperationException("Java", "execute outside a transaction: " + operation.sql());
        }
        if (operation.effect() == null) {
            return line(operation, "execute(" + literal(operation.sql()) + ")");
        }
        String method = operation.transactional() ? "execute(" : "executeOutsideTransaction(";
        String inner = recorder.equals("op") ? "effect" : "inner" + recorder;
        JavaOperations effect = new JavaOperations(lines, imports, cautions, inner);
        lines.block(
                recorder + "." + method + literal(operation.sql()) + ", " + inner + " -> ",
                ");",
                () -> effect.write(operation.knownEffect()));
        return lines;
    }

    @Override
    public JavaLines ifNeeded(IfNeeded operation) {
        cautions.next(operation);
        String inner = recorder.equals("op") ? "needed" : "inner" + recorder;
        JavaOperations needed = new JavaOperations(lines, imports, Cautions.none(), inner);
        lines.block(
                recorder + (creates(operation.operation()) ? ".ifNotExists(" : ".ifExists(") + inner + " -> ",
                ");",
                () -> operation.operation().accept(needed));
        return lines;
    }

    private static boolean creates(Operation operation) {
        return operation instanceof CreateTable
                || operation instanceof CreateIndex
                || operation instanceof CreateSequence
                || operation instanceof CreateSchema
                || operation instanceof CreateEnum
                || operation instanceof CreateDefinition
                || operation instanceof AlterTable alter
                        && alter.changes().stream()
                                .anyMatch(each -> each instanceof AddColumn || each instanceof AddConstraint);
    }

    @Override
    public JavaLines checkpoint(Checkpoint operation) {
        return line(operation, "checkpoint()");
    }

    @Override
    public JavaLines custom(CustomOperation operation) {
        throw new UnwritableOperationException("Java", operation.name());
    }
}
