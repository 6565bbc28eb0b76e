package dev.migrate.live;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model's names for what only the database has and which speaks of what the model has too.
 *
 * @param tables the tables of the model by the names that the database has for them
 */
record ForeignNames(Map<TableName, Wanted> tables) {

    Table table(Table table) {
        return table.withConstraints(table.constraints().stream()
                .map(each -> constraint(each, Map.of()))
                .toList());
    }

    Column column(Column column, Map<Identifier, Identifier> columns) {
        Generated generated = column.generated();
        return generated == null
                ? column
                : column.withGenerated(new Generated(renamed(generated.expression(), columns)));
    }

    private static String renamed(String expression, Map<Identifier, Identifier> columns) {
        String words = expression;
        for (Map.Entry<Identifier, Identifier> each : columns.entrySet()) {
            if (!each.getKey().equals(each.getValue())) {
                words = SqlExpressions.renamed(words, each.getKey(), each.getValue());
            }
        }
        return words;
    }

    Constraint constraint(Constraint constraint, Map<Identifier, Identifier> columns) {
        Constraint words = constraint;
        for (Map.Entry<Identifier, Identifier> each : columns.entrySet()) {
            if (!each.getKey().equals(each.getValue())) {
                words = words.withColumnRenamed(each.getKey(), each.getValue());
            }
        }
        return words instanceof ForeignKey key ? referring(key) : words;
    }

    private ForeignKey referring(ForeignKey key) {
        @Nullable Wanted referenced = tables.get(key.referencedTable());
        if (referenced == null) {
            return key;
        }
        Map<Identifier, Identifier> names = referenced.names();
        return key.withColumns(
                key.columns(),
                referenced.model().name(),
                key.referencedColumns().stream()
                        .map(each -> names.getOrDefault(each, each))
                        .toList());
    }

    Index index(Index index, Map<Identifier, Identifier> columns) {
        Index words = index;
        for (Map.Entry<Identifier, Identifier> each : columns.entrySet()) {
            if (!each.getKey().equals(each.getValue())) {
                words = words.withColumnRenamed(each.getKey(), each.getValue());
            }
        }
        return words;
    }
}
