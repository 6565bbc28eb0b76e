package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** The columns as Hibernate's own dialect of a database has them. */
record RealColumns(Map<TableName, Map<Identifier, RealColumn>> byTable) {

    /** A column; its type is Hibernate's text. */
    record RealColumn(String type, boolean nullable, boolean identity, boolean checked) {}

    static RealColumns read(Capture.Moment moment) {
        HibernateNames names = HibernateNames.of(moment.factory());
        Map<TableName, Map<Identifier, RealColumn>> byTable = new TreeMap<>();
        for (Table table : HibernateTables.physical(moment.metadata())) {
            Map<Identifier, RealColumn> columns = new TreeMap<>();
            for (Column column : table.getColumns()) {
                columns.put(HibernateNames.column(column), column(column, moment));
            }
            byTable.put(names.table(table), columns);
        }
        return new RealColumns(byTable);
    }

    /**
     * Returns the columns of a table under the names that the model gives them: which words are names only between quotes
     * Hibernate learns from a connection, and there is none here.
     */
    Map<Identifier, RealColumn> of(dev.migrate.schema.Table table) {
        Set<Identifier> names = table.columns().keySet();
        Map<Identifier, RealColumn> columns = new TreeMap<>();
        byTable.getOrDefault(sameName(table.name()), Map.of())
                .forEach((name, column) -> columns.put(names.contains(name) ? name : alike(names, name), column));
        return columns;
    }

    private TableName sameName(TableName name) {
        return byTable.containsKey(name)
                ? name
                : byTable.keySet().stream()
                        .filter(each ->
                                each.name().text().equalsIgnoreCase(name.name().text())
                                        && Objects.equals(each.schema(), name.schema()))
                        .findFirst()
                        .orElse(name);
    }

    private static Identifier alike(Set<Identifier> names, Identifier name) {
        return names.stream()
                .filter(each -> each.text().equalsIgnoreCase(name.text()))
                .findFirst()
                .orElse(name);
    }

    private static RealColumn column(Column column, Capture.Moment moment) {
        return new RealColumn(
                column.getSqlType(moment.metadata()),
                column.isNullable(),
                column.isIdentity(),
                column.hasCheckConstraint());
    }
}
