package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.Map;
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

    private static RealColumn column(Column column, Capture.Moment moment) {
        return new RealColumn(
                column.getSqlType(moment.metadata()),
                column.isNullable(),
                column.isIdentity(),
                column.hasCheckConstraint());
    }
}
