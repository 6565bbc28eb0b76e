package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;

import dev.migrate.dialect.Expressions;
import dev.migrate.dialect.Idiom;
import dev.migrate.dialect.NamesOfConstraints;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings schemas into the words in which PostgreSQL's catalog speaks of them. */
final class PostgreSqlNormalizer implements SchemaNormalizer {

    /** The beginning of the transaction under its two names; the catalog keeps the one it was given. */
    private static final Idiom IDIOM = new Idiom(true, false, Map.of("now", "current_timestamp"));

    private final PostgreSqlWriter writer;

    PostgreSqlNormalizer(PostgreSqlWriter writer) {
        this.writer = writer;
    }

    @Override
    public Schema normalize(Schema schema) {
        return Schema.of(
                        schema.schemas().stream().map(PostgreSqlNames::normal).toList(),
                        schema.tables().values().stream().map(this::table).toList(),
                        schema.sequences().values().stream().map(this::sequence).toList())
                .withEnums(
                        schema.enums().values().stream().map(NormalEnums::type).toList());
    }

    Sequence sequence(Sequence sequence) {
        SequenceOwner owner = sequence.owner();
        return sequence.withName(normal(sequence.name()))
                .withOptions(sequence.options()
                        .withoutUsual(sequence.start(), sequence.increment(), Long.MIN_VALUE, Long.MAX_VALUE, 1))
                .withOwner(owner == null ? null : new SequenceOwner(normal(owner.table()), normal(owner.column())));
    }

    static @Nullable Identity identity(@Nullable Identity identity, SqlType type) {
        String word = PostgreSqlTypes.word(PostgreSqlTypes.nativeOf(type));
        return identity == null
                ? null
                : identity.withOptions(identity.options()
                        .withoutUsual(
                                identity.start(),
                                identity.increment(),
                                PostgreSqlTypes.first(word),
                                PostgreSqlTypes.last(word),
                                1));
    }

    Table table(Table table) {
        Expressions expressions = expressions(nativeTypes(table));
        List<Column> columns = table.columns().values().stream()
                .map(column -> column(column, expressions))
                .map(column -> isKey(table, column) ? column.withNullable(false) : column)
                .toList();
        Table named = Table.of(
                        normal(table.name()),
                        columns,
                        constraints(table, expressions),
                        List.of(),
                        comment(table.comment()))
                .withOptions(table.options());
        return new LabelChecks(writer, named)
                .withChecksOf(enumerations(table))
                .withIndexes(table.indexes().stream()
                        .map(index -> index(index, named, expressions))
                        .toList());
    }

    private static boolean isKey(Table table, Column column) {
        PrimaryKey key = table.primaryKey();
        return key != null && normal(key.columns()).contains(column.name());
    }

    private static Map<Identifier, Enumeration> enumerations(Table table) {
        Map<Identifier, Enumeration> enumerations = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            if (column.type() instanceof Enumeration type) {
                enumerations.put(normal(column.name()), type);
            }
        }
        return enumerations;
    }

    private Set<Constraint> constraints(Table table, Expressions expressions) {
        Set<Constraint> constraints = new LinkedHashSet<>();
        NamesOfConstraints names = new NamesOfConstraints(table, PostgreSqlDialect.MAX_IDENTIFIER_BYTES);
        for (Constraint constraint : table.constraints()) {
            constraints.add(constraint(names.named(constraint), expressions));
        }
        return constraints;
    }

    Column column(Column column, Expressions expressions) {
        Column normal = Column.of(normal(column.name()), PostgreSqlTypes.nativeOf(column.type()));
        ColumnDefault value = column.defaultValue();
        Generated generated = column.generated();
        return normal.withNullable(column.nullable() && column.identity() == null)
                .withDefault(value == null ? null : defaultOf(normal, value, expressions))
                .withIdentity(identity(column.identity(), column.type()))
                .withGenerated(generated == null ? null : new Generated(expressions.normalized(generated.expression())))
                .withCollation(column.collation())
                .withComment(comment(column.comment()));
    }

    @Nullable
    ColumnDefault defaultOf(Column column, ColumnDefault value, Expressions expressions) {
        String text = expressions.normalizedDefault(value.expression(), PostgreSqlTypes.word(column.type()));
        return text == null ? null : new ColumnDefault(text);
    }

    static @Nullable String comment(@Nullable String comment) {
        return comment == null || comment.isEmpty() ? null : comment;
    }

    Constraint constraint(Constraint constraint, Expressions expressions) {
        return constraint.accept(new NormalConstraints(expressions));
    }

    Index index(Index index, Table table, Expressions expressions) {
        String where = index.where();
        Index fitting = PostgreSqlAbilities.fit(writer.version()).of(index);
        IndexOptions options = fitting.options();
        return new Index(
                normal(index.name()),
                fitting.parts().stream()
                        .map(part -> part(part, table, expressions))
                        .map(part -> OperatorClasses.normal(part, options.method()))
                        .toList(),
                index.unique(),
                where == null ? null : expressions.normalized(where),
                options.withInclude(normal(options.include())));
    }

    private Index.Part part(Index.Part part, Table table, Expressions expressions) {
        String expression = part.expression();
        Identifier column = part.column();
        if (column != null || expression == null) {
            return part.withContent(PostgreSqlNames.normalOrNull(column), null);
        }
        String normal = expressions.normalized(expression);
        return table.columns().keySet().stream()
                .filter(each -> writer.name(each).equals(normal))
                .map(each -> part.withContent(each, null))
                .findFirst()
                .orElseGet(() -> part.withContent(null, normal));
    }

    /** Returns what brings expressions over a table's columns into normal form. */
    Expressions expressions(@Nullable Table table) {
        return expressions(table == null ? Map.of() : nativeTypes(table));
    }

    private Expressions expressions(Map<Identifier, String> types) {
        return new Expressions(writer, PostgreSqlNames::ofStored, name -> types.get(normal(name)), IDIOM);
    }

    private static Map<Identifier, String> nativeTypes(Table table) {
        Map<Identifier, String> types = new TreeMap<>();
        table.columns()
                .values()
                .forEach(column -> types.put(
                        normal(column.name()), PostgreSqlTypes.word(PostgreSqlTypes.nativeOf(column.type()))));
        return types;
    }
}
