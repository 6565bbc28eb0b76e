package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.OperationText;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schema as a text for each of its parts, in the database's normal form, so that two states of it can be told apart by
 * the parts in which they differ.
 *
 * @param byName the texts; what a schema does not have has no text
 */
record Features(SortedMap<String, String> byName) {

    /** Returns all that can be compared; {@code exact} is false to leave out expressions, of which layout is unknown. */
    static Features of(Dialect dialect, Schema schema, boolean exact) {
        Reader reader = new Reader(exact);
        Schema normal = dialect.normalizer().normalize(schema);
        normal.tables().values().forEach(reader::table);
        normal.sequences()
                .values()
                .forEach(each ->
                        reader.note(text(new Operation.DropSequence(each.name())), text(new CreateSequence(each))));
        normal.enums()
                .values()
                .forEach(each -> reader.note(text(new DropEnum(each.name())), text(new CreateEnum(each))));
        return new Features(reader.found);
    }

    @Nullable
    String get(String name) {
        return byName.get(name);
    }

    private static String text(Operation operation) {
        return OperationText.line(operation);
    }

    private static final class Reader {

        private final SortedMap<String, String> found = new TreeMap<>();
        private final boolean exact;

        Reader(boolean exact) {
            this.exact = exact;
        }

        void note(String name, String text) {
            found.put(name, text);
        }

        void table(Table table) {
            String name = Features.text(new DropTable(table.name()));
            String comment = exact ? table.comment() : null;
            note(name, "table " + table.name() + (comment == null ? "" : " with the comment " + comment));
            for (Column column : table.columns().values()) {
                note(name + " column " + column.name().folded(), text(table, new AddColumn(told(column))));
            }
            for (Constraint constraint : table.constraints()) {
                note(name + " " + key(constraint), text(table, new AddConstraint(told(constraint))));
            }
            for (Index index : table.indexes()) {
                note(name + " index " + index.name().folded(), index(table.name(), index));
            }
        }

        private static String text(Table table, TableChange change) {
            return Features.text(new AlterTable(table.name(), List.of(change)));
        }

        private static String key(Constraint constraint) {
            return constraint.kind() + " "
                    + (constraint.name() == null
                            ? constraint.columns()
                            : constraint.name().folded());
        }

        private Column told(Column column) {
            if (exact) {
                return column;
            }
            return column.withComment(null)
                    .withDefault(column.defaultValue() == null ? null : new ColumnDefault("…"))
                    .withGenerated(column.generated() == null ? null : new Generated("…"));
        }

        private Constraint told(Constraint constraint) {
            return exact || !(constraint instanceof Check) ? constraint : new Check(constraint.name(), "…");
        }

        private String index(TableName table, Index index) {
            return exact
                    ? Features.text(new CreateIndex(table, index))
                    : index.parts().size() + " "
                            + index.columns().stream().map(Identifier::folded).toList() + index.unique();
        }
    }
}
