package dev.migrate.dialect.h2;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names as they are read from the catalog, which remembers no quotes: what is in capitals between quotes is the same
 * name as without quotes.
 */
final class H2Names {

    private static final VisitorOfConstraints CONSTRAINTS = new VisitorOfConstraints();

    private H2Names() {}

    static Identifier of(Identifier name) {
        Identifier read = H2Words.identifier(H2Words.spelling(name));
        return read.equals(name) ? name : read;
    }

    static @Nullable Identifier ofNullable(@Nullable Identifier name) {
        return name == null ? null : of(name);
    }

    static List<Identifier> of(Collection<Identifier> names) {
        return names.stream().map(H2Names::of).toList();
    }

    static TableName of(TableName name) {
        return new TableName(ofNullable(name.schema()), of(name.name()));
    }

    static Sequence of(Sequence sequence) {
        return H2Numbers.plain(sequence.withName(of(sequence.name())));
    }

    static Column of(Column column) {
        return H2Numbers.plain(column.withName(of(column.name())).withType(of(column.type())));
    }

    static SqlType of(SqlType type) {
        if (type instanceof Array array) {
            return new Array(of(array.element()), array.length());
        }
        return type instanceof Enumeration labels && labels.typeName() != null
                ? new Enumeration(
                        labels.form(),
                        of(labels.typeName()),
                        labels.labels(),
                        labels.length(),
                        labels.national(),
                        labels.checked())
                : type;
    }

    static Constraint of(Constraint constraint) {
        return constraint.accept(CONSTRAINTS).withName(ofNullable(constraint.name()));
    }

    static Index of(Index index) {
        return index.withName(of(index.name()))
                .withParts(index.parts().stream().map(H2Names::of).toList())
                .withOptions(index.options().withInclude(of(index.options().include())));
    }

    private static Index.Part of(Index.Part part) {
        return part.withContent(ofNullable(part.column()), part.expression());
    }

    /** Returns a table in which columns that are different names elsewhere must not be one here. */
    static Table of(Table table) {
        Map<Identifier, Column> columns = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            Column named = of(column);
            Column other = columns.put(named.name(), column);
            if (other != null) {
                throw new UnsupportedOperationInDialectException(
                        "To H2 two columns of a table have one name, which it keeps in capitals.\n    table    "
                                + table.name() + "\n    columns  " + other.name() + ", " + column.name()
                                + "\nGive one of them another name.");
            }
        }
        return table.withName(of(table.name()))
                .withColumns(table.columns().values().stream().map(H2Names::of).toList())
                .withConstraints(table.constraints().stream().map(H2Names::of).toList())
                .withIndexes(table.indexes().stream().map(H2Names::of).toList());
    }

    private static final class VisitorOfConstraints implements Constraint.Visitor<Constraint> {

        @Override
        public Constraint primaryKey(PrimaryKey key) {
            return new PrimaryKey(key.name(), of(key.columns()), key.deferral());
        }

        @Override
        public Constraint unique(Unique unique) {
            return unique.withColumns(of(unique.columns()));
        }

        @Override
        public Constraint foreignKey(ForeignKey key) {
            return key.withColumns(of(key.columns()), of(key.referencedTable()), of(key.referencedColumns()));
        }

        @Override
        public Constraint check(Check check) {
            return check;
        }

        /** There are none, which is said elsewhere. */
        @Override
        public Constraint exclude(Exclude exclude) {
            return exclude;
        }
    }
}
