package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Statement;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is done to enum types, in SQL. */
record EnumSentences(PostgreSqlWriter writer, SchemaView before) implements EnumOperation.Visitor<List<Statement>> {

    private static final String OLD = "migrate_old_";

    @Override
    public List<Statement> createEnum(CreateEnum operation) {
        return List.of(new Statement(create(operation.name(), operation.type().labels()), true, operation));
    }

    private String create(TableName name, List<String> labels) {
        return "create type " + writer.name(name) + " as enum "
                + labels.stream().map(writer::label).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public List<Statement> alterEnum(AlterEnum operation) {
        EnumType type = before.enumType(operation.name());
        return type != null && type.growsTo(operation.labels())
                ? added(operation, type)
                : swapped(operation).stream()
                        .map(sql -> new Statement(sql, true, operation))
                        .toList();
    }

    /** Nobody can use a label in the transaction that adds it, so that each is committed at once. */
    private List<Statement> added(AlterEnum operation, EnumType type) {
        List<Statement> statements = new ArrayList<>();
        List<String> labels = operation.labels();
        for (int i = 0; i < labels.size(); i++) {
            if (!type.labels().contains(labels.get(i))) {
                String place = i == 0
                        ? " before " + writer.label(type.labels().get(0))
                        : " after " + writer.label(labels.get(i - 1));
                statements.add(new Statement(
                        "alter type " + writer.name(type.name()) + " add value " + writer.label(labels.get(i)) + place,
                        false,
                        operation));
            }
        }
        return statements;
    }

    /** Makes another type of the name and gives it to all columns; a value that it has not fails. */
    private List<String> swapped(AlterEnum operation) {
        TableName name = operation.name();
        Identifier old = Identifier.ofPlainOrQuoted(OLD + name.name().text());
        List<String> sentences = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (Table table : before.using(name)) {
            LabelsNamed named = new LabelsNamed(table, name);
            sentences.addAll(written(named.drops()));
            again.addAll(written(named.additions()));
        }
        sentences.add("alter type " + writer.name(name) + " rename to " + writer.name(old));
        sentences.add(create(name, operation.labels()));
        for (Table table : before.using(name)) {
            for (Column column : table.columns().values()) {
                if (EnumType.isOf(name, column.type())) {
                    sentences.addAll(converted(table, column, name));
                }
            }
        }
        sentences.add("drop type " + writer.name(name.sibling(old)));
        sentences.addAll(again);
        return sentences;
    }

    private List<String> written(List<Operation> operations) {
        return operations.stream()
                .flatMap(each -> writer.write(each, before).stream())
                .map(Statement::sql)
                .toList();
    }

    /** A default is of the old type and cannot be converted along. */
    private List<String> converted(Table table, Column column, TableName type) {
        String alter = "alter table " + writer.name(table.name()) + " alter column " + writer.name(column.name()) + " ";
        String array = column.type() instanceof SqlType.Array ? "[]" : "";
        String name = writer.name(type) + array;
        String set = alter + "set data type " + name + " using " + writer.name(column.name()) + "::text" + array + "::"
                + name;
        ColumnDefault value = column.defaultValue();
        return value == null
                ? List.of(set)
                : List.of(alter + "drop default", set, alter + "set default " + value.expression());
    }

    @Override
    public List<Statement> renameLabel(RenameLabel operation) {
        return List.of(new Statement(
                "alter type " + writer.name(operation.name()) + " rename value " + writer.label(operation.from())
                        + " to " + writer.label(operation.to()),
                true,
                operation));
    }

    @Override
    public List<Statement> renameEnum(RenameEnum operation) {
        return List.of(new Statement(
                "alter type " + writer.name(operation.name()) + " rename to " + writer.name(operation.to()),
                true,
                operation));
    }

    @Override
    public List<Statement> dropEnum(DropEnum operation) {
        return List.of(new Statement("drop type " + writer.name(operation.name()), true, operation));
    }
}
