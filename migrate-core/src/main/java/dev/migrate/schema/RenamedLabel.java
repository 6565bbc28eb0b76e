package dev.migrate.schema;

import dev.migrate.schema.Constraint.Check;
import java.util.Collection;
import java.util.List;

/**
 * A label of an enumeration that is called otherwise, in the SQL of a table: its defaults, checks and indexes.
 */
public final class RenamedLabel {

    private final Table table;
    private final Collection<Identifier> columns;
    private final String from;
    private final String to;

    private RenamedLabel(Table table, Collection<Identifier> columns, String from, String to) {
        this.table = table;
        this.columns = columns;
        this.from = literal(from);
        this.to = literal(to);
    }

    /**
     * Returns the table with the new label.
     *
     * @param columns the columns whose label it is
     */
    public static Table in(Table table, Collection<Identifier> columns, String from, String to) {
        return new RenamedLabel(table, columns, from, to).renamed();
    }

    private Table renamed() {
        Table changed = table.withConstraints(
                        table.constraints().stream().map(this::renamed).toList())
                .withIndexes(table.indexes().stream().map(this::renamed).toList());
        for (Identifier name : columns) {
            Column column = table.column(name);
            ColumnDefault value = column == null ? null : column.defaultValue();
            if (column != null && value != null) {
                String expression = renamed(value.expression());
                changed = changed.withColumn(name, column.withDefault(new ColumnDefault(expression)));
            }
        }
        return changed;
    }

    private Constraint renamed(Constraint constraint) {
        return constraint instanceof Check check ? check.withExpression(renamed(check.expression())) : constraint;
    }

    private Index renamed(Index index) {
        String where = index.where();
        List<Index.Part> parts = index.parts().stream().map(this::renamed).toList();
        return new Index(index.name(), parts, index.unique(), where == null ? null : renamed(where), index.options());
    }

    private Index.Part renamed(Index.Part part) {
        String expression = part.expression();
        return expression == null ? part : part.withContent(null, renamed(expression));
    }

    private String renamed(String expression) {
        return SqlExpressions.relabelled(expression, table.columns().keySet(), columns, from, to);
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }
}
