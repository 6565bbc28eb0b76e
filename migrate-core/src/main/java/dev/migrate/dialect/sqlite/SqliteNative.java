package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.ConstraintFit;
import dev.migrate.dialect.IndexFit;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What portable values become on SQLite: in the words in which {@link SqliteInspector} reads them. */
final class SqliteNative {

    static final SqliteWriter WRITER = new SqliteWriter();
    static final ConstraintFit CONSTRAINTS = new ConstraintFit(SqliteAbilities.any());
    static final IndexFit INDEXES = new IndexFit(SqliteAbilities.any());
    static final Basic INTEGER = new Basic(TypeName.INTEGER);
    static final Identifier NEXT_VALUE = Identifier.of("next_val");

    private SqliteNative() {}

    static Schema schema(Schema portable) {
        if (!portable.schemas().isEmpty()) {
            throw noSchemas(portable.schemas().first());
        }
        List<Table> tables = new ArrayList<>();
        portable.tables().values().forEach(table -> tables.add(table(table)));
        portable.sequences().values().forEach(sequence -> tables.add(sequence(sequence)));
        return Schema.of(tables, List.of());
    }

    static UnsupportedOperationInDialectException noSchemas(Identifier schema) {
        return new UnsupportedOperationInDialectException("SQLite has no schemas.\n    schema  " + schema
                + "\nLeave the schema away in the revision, or do this only where op.dialect() is another database.");
    }

    /** SQLite compares names without their case and remembers no quotes. */
    static Identifier name(Identifier name) {
        return SqliteWords.identifier(name.text());
    }

    static List<Identifier> names(List<Identifier> names) {
        return names.stream().map(SqliteNative::name).toList();
    }

    static TableName name(TableName name) {
        Identifier schema = name.schema();
        if (schema != null) {
            throw noSchemas(schema);
        }
        return TableName.of(name(name.name()));
    }

    static SqlType type(SqlType type) {
        return SqliteTypes.read(WRITER.type(type));
    }

    /** A sequence is a table with one row, as Hibernate makes it on SQLite. */
    static Table sequence(Sequence sequence) {
        Column next = Column.of(NEXT_VALUE, new Basic(TypeName.BIGINT));
        return Table.of(name(sequence.name()), List.of(next), List.of(), List.of(), null);
    }

    static Table table(Table portable) {
        PrimaryKey key = portable.primaryKey();
        List<Column> columns = portable.columns().values().stream()
                .map(column -> inKey(column(column), key))
                .toList();
        List<Constraint> constraints = new ArrayList<>();
        portable.constraints().forEach(each -> constraints.add(constraint(portable.name(), each)));
        Table table = Table.of(
                        name(portable.name()),
                        columns,
                        constraints,
                        portable.indexes().stream().map(SqliteNative::index).toList(),
                        null)
                .withOptions(SqliteOptions.of(portable));
        table = StrictTypes.of(table);
        for (Column column : portable.columns().values()) {
            Check check = check(table, column.name(), column.type(), Set.of());
            if (check != null) {
                constraints.add(check);
                table = table.withConstraints(constraints);
            }
        }
        return numbered(table);
    }

    private static Column inKey(Column column, @Nullable PrimaryKey key) {
        boolean isKey = key != null && names(key.columns()).contains(column.name());
        return isKey && column.identity() == null ? column.withNullable(false) : column;
    }

    static Column column(Column portable) {
        ColumnDefault value = portable.defaultValue();
        Column column = portable.withName(name(portable.name()))
                .withType(type(portable.type()))
                .withDefault(defaultValue(value))
                .withGenerated(generated(portable.generated()))
                .withComment(null);
        return column.identity() == null
                ? column
                : column.withType(INTEGER).withNullable(true).withIdentity(Identity.byDefault());
    }

    static @Nullable Generated generated(@Nullable Generated generated) {
        return generated == null ? null : new Generated(SqliteExpressions.normal(generated.expression()));
    }

    static @Nullable ColumnDefault defaultValue(@Nullable ColumnDefault value) {
        return value == null ? null : new ColumnDefault(SqliteExpressions.normalDefault(value.expression()));
    }

    /** Returns the check that an enumeration needs, or null. */
    static @Nullable Check check(Table table, Identifier column, SqlType type, Set<Identifier> coming) {
        if (!(type instanceof Enumeration enumeration) || !enumeration.checked()) {
            return null;
        }
        Check check = ChecksOfLabels.check(
                table,
                name(column),
                enumeration,
                WRITER,
                taken -> table.constraint(taken) != null || coming.contains(taken),
                SqliteDialect.MAX_IDENTIFIER_BYTES);
        return new Check(check.name(), SqliteExpressions.normal(check.expression()));
    }

    /** Returns a constraint of a table. */
    static Constraint constraint(TableName table, Constraint portable) {
        Identifier name = portable.name();
        return CONSTRAINTS.of(portable).accept(new NativeConstraint(table)).withName(name == null ? null : name(name));
    }

    private record NativeConstraint(TableName table) implements Constraint.Visitor<Constraint> {

        @Override
        public Constraint primaryKey(PrimaryKey constraint) {
            return new PrimaryKey(null, names(constraint.columns()));
        }

        @Override
        public Constraint unique(Unique constraint) {
            return constraint.withName(null).withColumns(names(constraint.columns()));
        }

        @Override
        public Constraint foreignKey(ForeignKey constraint) {
            return constraint
                    .withName(null)
                    .withColumns(
                            names(constraint.columns()),
                            name(constraint.referencedTable()),
                            names(constraint.referencedColumns()));
        }

        /** There are none, which is said before. */
        @Override
        public Constraint exclude(Exclude constraint) {
            return constraint;
        }

        @Override
        public Constraint check(Check constraint) {
            return constraint
                    .withName(null)
                    .withExpression(SqliteExpressions.ofTable(table.name(), constraint.expression()));
        }
    }

    static Index index(Index portable) {
        String where = portable.where();
        Index fitting = INDEXES.of(portable);
        return new Index(
                name(portable.name()),
                fitting.parts().stream().map(SqliteNative::part).toList(),
                portable.unique(),
                where == null ? null : SqliteExpressions.normal(where),
                fitting.options());
    }

    private static Index.Part part(Index.Part portable) {
        Identifier column = portable.column();
        String expression = portable.expression();
        return portable.withContent(
                column == null ? null : name(column),
                expression == null ? null : SqliteExpressions.normal(SqliteExpressions.normalDefault(expression)));
    }

    /**
     * Returns the table if SQLite can number what it shall number: the column that alone is the key.
     *
     * @throws UnsupportedOperationInDialectException if it cannot
     */
    static Table numbered(Table table) {
        PrimaryKey key = table.primaryKey();
        for (Column column : table.columns().values()) {
            if (column.identity() != null
                    && (key == null || !key.columns().equals(List.of(column.name())) || isWithoutRowid(table))) {
                throw new UnsupportedOperationInDialectException(
                        "SQLite numbers a column only if it alone is the primary key.\n    table   " + table.name()
                                + "\n    column  " + column.name()
                                + "\nMake the column the primary key in the same operation, or take away its numbering.");
            }
        }
        return table;
    }

    private static boolean isWithoutRowid(Table table) {
        return SqliteOptions.has(table, SqliteOptions.WITHOUT_ROWID);
    }
}
