package dev.migrate.dialect.postgresql;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a table compares columns of an enum type with labels: these are of the very type, and stay so. */
final class LabelsNamed {

    private final Table table;
    private final List<Identifier> columns;

    LabelsNamed(Table table, TableName type) {
        this.table = table;
        this.columns = table.columns().values().stream()
                .filter(each -> EnumType.isOf(type, each.type()))
                .map(Column::name)
                .toList();
    }

    /** Returns what takes the checks and indexes away. */
    List<Operation> drops() {
        List<Operation> drops = new ArrayList<>();
        checks().forEach(check -> drops.add(new AlterTable(
                table.name(),
                List.of(new DropConstraint(check.kind(), Objects.requireNonNull(check.name()), List.of())))));
        indexes().forEach(index -> drops.add(new DropIndex(table.name(), index.name(), List.of())));
        return drops;
    }

    /** Returns what makes them again. */
    List<Operation> additions() {
        List<Operation> additions = new ArrayList<>();
        checks().forEach(check -> additions.add(new AlterTable(table.name(), List.of(new AddConstraint(check)))));
        indexes().forEach(index -> additions.add(new CreateIndex(table.name(), index)));
        return additions;
    }

    private Stream<Constraint> checks() {
        return table.constraints().stream()
                .filter(each -> each.name() != null && each instanceof Check check && mentions(check.expression()));
    }

    private Stream<Index> indexes() {
        return table.indexes().stream()
                .filter(each ->
                        mentions(each.where()) || each.parts().stream().anyMatch(part -> mentions(part.expression())));
    }

    private boolean mentions(@Nullable String expression) {
        return expression != null && columns.stream().anyMatch(each -> SqlExpressions.mentions(expression, each));
    }
}
