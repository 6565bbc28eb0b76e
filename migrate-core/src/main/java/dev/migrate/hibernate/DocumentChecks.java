package dev.migrate.hibernate;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/**
 * The checks of embeddables that are stored as documents: what is within a document is read by each database in its own
 * words, so the checks are those of Hibernate's own dialect of it.
 */
final class DocumentChecks extends StandardTableExporter {

    private DocumentChecks(Dialect dialect) {
        super(dialect);
    }

    /** Returns the place of an embeddable that has a column of its own, if there is one. */
    static Optional<Place> first(Capture.Moment moment) {
        HibernateNames names = HibernateNames.of(moment.factory());
        DeclaredColumns declared = DeclaredColumns.of(moment.metadata());
        return HibernateTables.physical(moment.metadata()).stream()
                .flatMap(table -> table.getColumns().stream()
                        .filter(AggregateColumn.class::isInstance)
                        .map(column -> Place.ofColumn(
                                declared.origin(table, column), names.table(table), HibernateNames.column(column))))
                .findFirst();
    }

    /** Returns whether a failure is that Hibernate's dialect of a database has no documents. */
    static boolean areUnknown(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(AggregateSupport.class.getPackageName() + ".");
    }

    /** Returns the conditions by table and column. */
    static Map<TableName, Map<Identifier, String>> read(Capture.Moment moment) {
        HibernateNames names = HibernateNames.of(moment.factory());
        DocumentChecks checks =
                new DocumentChecks(moment.metadata().getDatabase().getDialect());
        Map<TableName, Map<Identifier, String>> conditions = new TreeMap<>();
        for (org.hibernate.mapping.Table table : HibernateTables.physical(moment.metadata())) {
            for (Column column : table.getColumns()) {
                String condition = column instanceof AggregateColumn document ? checks.of(document) : "";
                if (!condition.isEmpty()) {
                    conditions
                            .computeIfAbsent(names.table(table), name -> new LinkedHashMap<>())
                            .put(HibernateNames.column(column), condition);
                }
            }
        }
        return conditions;
    }

    /** Returns a condition without the words around it, {@code , check (…)}, or an empty text. */
    private String of(AggregateColumn document) {
        StringBuilder sql = new StringBuilder();
        applyAggregateColumnCheck(sql, document);
        int begin = sql.indexOf("(");
        return begin < 0 ? "" : CheckText.of(sql.substring(begin + 1, sql.lastIndexOf(")")));
    }

    /** Adds checks to the tables of a schema. */
    static Schema addedTo(Schema schema, Map<TableName, Map<Identifier, String>> conditions) {
        NamePool pool = new NamePool();
        schema.sequences().keySet().forEach(pool::take);
        for (Table table : schema.tables().values()) {
            pool.take(table.name());
            table.indexes().forEach(each -> pool.take(table.name().sibling(each.name())));
            for (Constraint each : table.constraints()) {
                Identifier name = each.name();
                if (name != null) {
                    pool.take(table.name().sibling(name));
                }
            }
        }
        Schema changed = schema;
        for (Map.Entry<TableName, Map<Identifier, String>> each : conditions.entrySet()) {
            Table table = schema.table(each.getKey());
            if (table != null) {
                List<Constraint> constraints = new ArrayList<>(table.constraints());
                each.getValue()
                        .forEach((column, condition) -> constraints.add(new Constraint.Check(
                                pool.choose(null, "ck", table.name(), List.of(column)), condition)));
                changed = changed.with(table.withConstraints(constraints));
            }
        }
        return changed;
    }
}
