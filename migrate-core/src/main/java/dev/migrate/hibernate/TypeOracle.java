package dev.migrate.hibernate;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.hibernate.RealColumns.RealColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what Migrate would write with what Hibernate's own dialect of the database expects. */
final class TypeOracle {

    private static final String NO_COLUMN = "no column";

    private final HibernateModel model;
    private final Dialect dialect;
    private final List<TypeDifference> differences = new ArrayList<>();

    private TypeOracle(HibernateModel model, Dialect dialect) {
        this.model = model;
        this.dialect = dialect;
    }

    static List<TypeDifference> check(HibernateModel model, RealColumns real, Dialect dialect) {
        TypeOracle oracle = new TypeOracle(model, dialect);
        for (Table table : model.schema().tables().values()) {
            oracle.table(table, real.of(table));
        }
        return List.copyOf(oracle.differences);
    }

    private void table(Table table, Map<Identifier, RealColumn> real) {
        for (Column column : table.columns().values()) {
            RealColumn expected = real.get(column.name());
            String written = expected == null ? words(column.type()) : text(column);
            compare(table.name(), column.name(), written, expected == null ? null : text(expected, column));
        }
        for (Map.Entry<Identifier, RealColumn> expected : real.entrySet()) {
            if (table.column(expected.getKey()) == null) {
                compare(
                        table.name(),
                        expected.getKey(),
                        NO_COLUMN,
                        expected.getValue().type());
            }
        }
    }

    private void compare(TableName table, Identifier column, String migrate, @Nullable String hibernate) {
        String expected = hibernate == null ? NO_COLUMN : hibernate;
        if (!canonical(migrate).equals(canonical(expected))) {
            String origin = model.origins().of(table, column).orElse(null);
            differences.add(new TypeDifference(table, column, origin, migrate, expected));
        }
    }

    private String text(Column column) {
        return words(column.type()) + suffix(column.nullable(), column.identity() != null);
    }

    /** A type in the mapping's own words is passed on as it stands, less the clauses that are the column's. */
    private String text(RealColumn expected, Column column) {
        boolean raw = column.type() instanceof SqlType.Raw;
        return (raw ? words(column.type()) : expected.type())
                + suffix(raw ? column.nullable() : expected.nullable(), expected.identity());
    }

    private static String suffix(boolean nullable, boolean identity) {
        return (nullable ? "" : " not null") + (identity ? " identity" : "");
    }

    private String words(SqlType type) {
        try {
            return dialect.writer().type(type);
        } catch (MigrateException e) {
            return "nothing: " + e.getMessage();
        }
    }

    /** Blanks do not count, and {@code decimal} is another word for {@code numeric} on every database. */
    private static String canonical(String text) {
        return text.replaceAll("\\s", "").replaceAll("\\bdecimal\\(", "numeric(");
    }
}
