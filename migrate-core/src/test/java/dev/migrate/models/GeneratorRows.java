package dev.migrate.models;

import dev.migrate.command.Answers;
import dev.migrate.command.Model;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What becomes of the rows of id generators: they are called as the tables that they count for, and new ones begin. */
record GeneratorRows(Model now, Answers answers) {

    /** Adds the rows of generators that are new; a downgrade leaves them. */
    void begin(StoredRows rows) {
        forEachRow((insert, row) -> {
            List<String> names = rows.values(insert.table(), insert.columns().get(0));
            String name = name(row);
            if (!names.contains(name) && formers(name).noneMatch(names::contains) && !names.isEmpty()) {
                for (int i = 0; i < row.values().size(); i++) {
                    rows.values(insert.table(), insert.columns().get(i))
                            .add(String.valueOf(row.values().get(i)));
                }
            }
        });
    }

    /** Gives rows the names that their tables have got. */
    void rename(StoredRows rows) {
        forEachRow((insert, row) -> {
            List<String> names = rows.values(insert.table(), insert.columns().get(0));
            if (!names.contains(name(row))) {
                formers(name(row))
                        .filter(names::contains)
                        .findFirst()
                        .ifPresent(former -> names.set(names.indexOf(former), name(row)));
            }
        });
    }

    /** Where a table of generators is renamed itself, its rows are under its old name. */
    private void forEachRow(BiConsumer<InsertRows, Row> action) {
        now.rows()
                .forEach((table, inserts) -> inserts.forEach(
                        insert -> insert.rows().forEach(row -> action.accept(withFormer(insert), row))));
    }

    private InsertRows withFormer(InsertRows insert) {
        return answers.renameTables().stream()
                .filter(each -> each.endsWith(":" + insert.table()))
                .map(each -> TableName.of(each.substring(0, each.indexOf(':'))))
                .findFirst()
                .map(each -> new InsertRows(each, insert.columns(), insert.rows()))
                .orElse(insert);
    }

    private static String name(Row row) {
        return Objects.requireNonNull(row.values().get(0)).toString();
    }

    private Stream<String> formers(String name) {
        return answers.renameTables().stream()
                .map(each -> each.replace("`", ""))
                .filter(each -> name.replace("\"", "").equals(each.substring(each.indexOf(':') + 1)))
                .map(each -> each.substring(0, each.indexOf(':')))
                .flatMap(each -> Stream.of(each, "\"" + each + "\""));
    }
}
