package dev.migrate.dialect.h2;

import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The domains that stand for named enumerations on H2. */
final class H2Domains {

    private H2Domains() {}

    /** Returns what gives a domain and the check of its labels another name; there is none before the first column of it. */
    static List<Operation> renamed(RenameEnum operation, SchemaView before) {
        H2Writer writer = H2Dialect.WRITER;
        String rename = "alter domain if exists " + writer.name(operation.name()) + " rename to "
                + writer.name(operation.renamed());
        String check = "alter domain if exists " + writer.name(operation.renamed()) + " rename constraint "
                + writer.nameOfCheck(operation.name().name()) + " to " + writer.nameOfCheck(operation.to());
        return List.of(
                new ExecuteSql(rename, columns(operation, before), true), new ExecuteSql(check, List.of(), true));
    }

    private static List<Operation> columns(RenameEnum operation, SchemaView before) {
        List<Operation> effect = new ArrayList<>();
        for (Table table : before.using(operation.name())) {
            List<TableChange> changes = new ArrayList<>();
            for (Column column : table.columns().values()) {
                SqlType type = EnumType.renamed(column.type(), operation.name(), operation.renamed());
                if (!type.equals(column.type())) {
                    changes.add(new SetColumnType(column.name(), type, null));
                }
            }
            effect.add(new AlterTable(table.name(), changes));
        }
        return effect;
    }
}
