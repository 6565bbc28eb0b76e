package dev.migrate.plan;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.Statement;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Takes an operation that became several statements apart, so that each statement has an operation of its own. */
record SmallerSteps(SqlWriter writer) {

    /**
     * A part of an operation.
     *
     * @param operations what the part does
     * @param statements how many statements it became
     */
    record Part(List<Operation> operations, int statements) {}

    /** Returns parts that together are the operation; one part where it cannot be taken apart. */
    List<Part> of(Operation operation, Schema before, List<Statement> statements) {
        List<Part> parts = new ArrayList<>();
        if (operation instanceof AlterTable alter) {
            changes(alter, before, statements, parts);
        } else if (operation instanceof CreateIndex create) {
            index(create, before, statements, parts);
        } else if (operation instanceof CreateTable create) {
            table(create.table(), before, statements, parts);
        }
        return parts.isEmpty() ? List.of(new Part(List.of(operation), statements.size())) : parts;
    }

    /** The statements of the first changes are the first statements: what is written for them alone tells how many. */
    private void changes(AlterTable alter, Schema before, List<Statement> statements, List<Part> parts) {
        List<TableChange> open = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= alter.changes().size(); i++) {
            open.add(alter.changes().get(i - 1));
            int to = begins(new AlterTable(alter.table(), alter.changes().subList(0, i)), before, statements);
            if (to > from) {
                parts.add(new Part(List.of(new AlterTable(alter.table(), open)), to - from));
                from = to;
                open = new ArrayList<>();
            }
        }
        if (from < statements.size() || !open.isEmpty()) {
            parts.clear();
        }
    }

    /** Comments may be statements of their own. */
    private void table(Table table, Schema before, List<Statement> statements, List<Part> parts) {
        Table bare = table.withComment(null)
                .withColumns(table.columns().values().stream()
                        .map(column -> column.withComment(null))
                        .toList());
        if (begins(new CreateTable(bare), before, statements) != 1) {
            return;
        }
        parts.add(new Part(List.of(new CreateTable(bare)), 1));
        comments(table).forEach(each -> parts.add(new Part(List.of(new AlterTable(table.name(), List.of(each))), 1)));
        if (parts.size() != statements.size()) {
            parts.clear();
        }
    }

    /** A comment may be a statement of its own: then the index gives way to one that has it. */
    private void index(CreateIndex create, Schema before, List<Statement> statements, List<Part> parts) {
        Index bare = create.index().withOptions(create.index().options().withComment(null));
        CreateIndex first = new CreateIndex(create.table(), bare, create.concurrently());
        if (statements.size() > 1 && begins(first, before, statements) == 1) {
            parts.add(new Part(List.of(first), 1));
            parts.add(new Part(
                    List.of(new DropIndex(create.table(), bare.name(), List.of()), create), statements.size() - 1));
        }
    }

    private static List<TableChange> comments(Table table) {
        List<TableChange> comments = new ArrayList<>();
        if (table.comment() != null) {
            comments.add(new SetTableComment(table.comment()));
        }
        for (Column column : table.columns().values()) {
            if (column.comment() != null) {
                comments.add(new SetColumnComment(column.name(), column.comment()));
            }
        }
        return comments;
    }

    /** Returns how many of the statements an operation becomes, or -1 if it becomes others. */
    private int begins(Operation operation, Schema before, List<Statement> statements) {
        List<String> own =
                writer.write(operation, before).stream().map(Statement::sql).toList();
        List<String> all = statements.stream().map(Statement::sql).toList();
        return own.size() <= all.size() && all.subList(0, own.size()).equals(own) ? own.size() : -1;
    }
}
