package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Column;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;

/** Enumerations that are a type of their own, which not every database has. */
final class NamedTypes {

    private NamedTypes() {}

    /** Refuses a model with such a type for a database that has none, before Hibernate says it in words of its own. */
    static void refuseWithout(HibernateModel model, Dialect target) {
        for (Table table : model.schema().tables().values()) {
            for (Column column : table.columns().values()) {
                if (element(column.type()) instanceof Enumeration type
                        && type.form().isNamed()
                        && !has(target, type)) {
                    throw UnsupportedMappingException.of(
                            "a named enumeration",
                            Place.ofColumn(
                                    model.origins()
                                            .of(table.name(), column.name())
                                            .orElse(null),
                                    table.name(),
                                    column.name()),
                            target.name() + " has no named types",
                            "Map the attribute with @Enumerated alone, without NAMED_ENUM or NAMED_ORDINAL_ENUM.");
                }
            }
        }
    }

    private static SqlType element(SqlType type) {
        return type instanceof SqlType.Array array ? element(array.element()) : type;
    }

    private static boolean has(Dialect target, Enumeration type) {
        try {
            return !target.writer().type(type).isEmpty();
        } catch (UnsupportedOperationInDialectException e) {
            return false;
        }
    }
}
