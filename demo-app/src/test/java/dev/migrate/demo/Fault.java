package dev.migrate.demo;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One thing that a schema may lack. */
record Fault(String name, Part part, TableName table, UnaryOperator<Table> change) {

    /** What is left out. */
    enum Part {
        /** A key that a foreign key refers to, or the one of a column that is numbered. */
        KEY,
        /** Any other constraint. */
        CONSTRAINT,
        /** An index of just the columns of a foreign key, which MySQL and MariaDB make by themselves if nobody does. */
        INDEX_OF_FOREIGN_KEY,
        /** Any other index. */
        INDEX,
        NOT_NULL,
        DEFAULT
    }

    /** Returns everything that can be left out of a schema. */
    static List<Fault> all(Schema schema) {
        List<Fault> faults = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            for (Constraint constraint : table.constraints()) {
                Part part = isNeeded(schema, table, constraint) ? Part.KEY : Part.CONSTRAINT;
                faults.add(of(table, String.valueOf(constraint.name()), part, each -> without(each, constraint)));
            }
            for (Index index : table.indexes()) {
                Part part = isOfForeignKey(table, index) ? Part.INDEX_OF_FOREIGN_KEY : Part.INDEX;
                faults.add(of(table, index.name().text(), part, each -> without(each, index)));
            }
            for (Column column : table.columns().values()) {
                if (!column.nullable() && !isKey(table, column.name())) {
                    faults.add(of(
                            table,
                            column.name().text(),
                            Part.NOT_NULL,
                            each -> with(each, column.name(), found -> found.withNullable(true))));
                }
                if (column.defaultValue() != null) {
                    faults.add(of(
                            table,
                            column.name().text(),
                            Part.DEFAULT,
                            each -> with(each, column.name(), found -> found.withDefault(null))));
                }
            }
        }
        return faults;
    }

    private static Fault of(Table table, String object, Part part, UnaryOperator<Table> change) {
        return new Fault(table.name() + " without " + part + " of " + object, part, table.name(), change);
    }

    private static boolean isNeeded(Schema schema, Table table, Constraint key) {
        boolean primary = key instanceof Constraint.PrimaryKey;
        boolean numbered =
                key.columns().stream().map(table::column).anyMatch(each -> each != null && each.identity() != null);
        return primary && numbered
                || (primary || key instanceof Constraint.Unique) && isReferredTo(schema, table, key.columns());
    }

    private static boolean isReferredTo(Schema schema, Table table, List<Identifier> columns) {
        return schema.referencing(table.name()).stream()
                .flatMap(each -> each.foreignKeys().stream())
                .anyMatch(each -> each.referencedTable().equals(table.name())
                        && each.referencedColumns().equals(columns));
    }

    private static boolean isOfForeignKey(Table table, Index index) {
        return table.foreignKeys().stream().anyMatch(each -> each.columns().equals(index.columns()));
    }

    private static boolean isKey(Table table, Identifier column) {
        Constraint.PrimaryKey key = table.primaryKey();
        return key != null && key.columns().contains(column);
    }

    private static Table without(Table table, Constraint constraint) {
        return table.withConstraints(table.constraints().stream()
                .filter(each -> !each.equals(constraint))
                .toList());
    }

    private static Table without(Table table, Index index) {
        return table.withIndexes(
                table.indexes().stream().filter(each -> !each.equals(index)).toList());
    }

    private static Table with(Table table, Identifier column, UnaryOperator<Column> change) {
        return table.withColumns(table.columns().values().stream()
                .map(each -> each.name().equals(column) ? change.apply(each) : each)
                .toList());
    }

    /** Returns a schema with this fault. */
    Schema in(Schema schema) {
        return schema.with(change.apply(Objects.requireNonNull(schema.table(table))));
    }

    /** Returns a schema with several faults. */
    static Schema in(Schema schema, List<Fault> faults) {
        Schema wrong = schema;
        for (Fault fault : faults) {
            wrong = fault.in(wrong);
        }
        return wrong;
    }
}
