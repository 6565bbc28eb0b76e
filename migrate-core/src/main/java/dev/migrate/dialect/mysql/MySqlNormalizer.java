package dev.migrate.dialect.mysql;

import dev.migrate.dialect.ConstraintFit;
import dev.migrate.dialect.IndexFit;
import dev.migrate.dialect.NamesOfConstraints;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings schemas into the form in which the catalog describes them.
 *
 * @param exact whether types are those of the catalog; else they are those that were asked for, which say more
 */
record MySqlNormalizer(Product product, boolean exact) {

    /** The column of the table that stands for a sequence, as Hibernate names it. */
    static final Identifier NEXT_VALUE = Identifier.of("next_val");

    /** The ends of the numbers themselves stand for an error. */
    private static final long FIRST = Long.MIN_VALUE + 1;

    private static final long LAST = Long.MAX_VALUE - 1;
    private static final long NO_CACHE = 0;

    static MySqlNormalizer asInspected(Product product) {
        return new MySqlNormalizer(product, true);
    }

    static MySqlNormalizer asWritten(Product product) {
        return new MySqlNormalizer(product, false);
    }

    Schema normalize(Schema schema) {
        List<Table> tables = new ArrayList<>();
        schema.tables().values().forEach(table -> tables.add(table(table)));
        List<Sequence> sequences = new ArrayList<>();
        for (Sequence sequence : schema.sequences().values()) {
            if (product.hasSequences()) {
                sequences.add(sequence(sequence));
            } else {
                tables.add(table(sequence));
            }
        }
        return Schema.of(schema.schemas().stream().map(MySqlNames::normal).toList(), tables, sequences);
    }

    Sequence sequence(Sequence sequence) {
        SequenceOptions options = sequence.options();
        Long cache = options.cache();
        return sequence.withName(MySqlNames.normal(sequence.name()))
                .withOptions(options.withCache(cache == null || cache == 1 ? NO_CACHE : cache)
                        .withoutUsual(sequence.start(), sequence.increment(), FIRST, LAST, NO_CACHE));
    }

    /** A sequence is a table with one row where there are none. */
    static Table table(Sequence sequence) {
        Column next = Column.of(NEXT_VALUE, new Basic(TypeName.BIGINT));
        return Table.of(MySqlNames.normal(sequence.name()), List.of(next), List.of(), List.of(), null);
    }

    /** Returns a table whose constraints have names; unique indexes of columns are constraints. */
    Table table(Table table) {
        PrimaryKey key = table.primaryKey();
        List<Identifier> notNull = key == null ? List.of() : MySqlNames.normal(key.columns());
        List<Column> columns = table.columns().values().stream()
                .map(this::column)
                .map(each -> notNull.contains(each.name()) ? each.withNullable(false) : each)
                .toList();
        Set<Constraint> constraints = new LinkedHashSet<>(constraints(table));
        List<Index> indexes = new ArrayList<>();
        for (Index each : table.indexes()) {
            Index index = index(each);
            Unique unique = asConstraint(index);
            if (unique == null) {
                indexes.add(index);
            } else {
                constraints.add(unique);
            }
        }
        Table normal = Table.of(
                        MySqlNames.normal(table.name()), columns, constraints, indexes, comment(table.comment()))
                .withOptions(table.options());
        return exact ? new ImpliedIndexes(product).hidden(normal) : normal;
    }

    private List<Constraint> constraints(Table table) {
        NamesOfConstraints names = new NamesOfConstraints(table, MySqlDialect.MAX_IDENTIFIER);
        return table.constraints().stream()
                .map(constraint -> names.named(constraint(constraint)))
                .toList();
    }

    /** Returns the constraint that an index is the same as, or null. */
    static @Nullable Unique asConstraint(Index index) {
        boolean plain = index.unique()
                && index.where() == null
                && index.options().equals(IndexOptions.NONE)
                && index.parts().stream().allMatch(part -> part.column() != null && !part.descending());
        return plain ? new Unique(index.name(), index.columns()) : null;
    }

    Constraint constraint(Constraint constraint) {
        return new ConstraintFit(MySqlAbilities.of(product)).of(constraint).accept(new NormalConstraint());
    }

    private final class NormalConstraint implements Constraint.Visitor<Constraint> {

        @Override
        public Constraint primaryKey(PrimaryKey key) {
            return new PrimaryKey(MySqlNames.PRIMARY, MySqlNames.normal(key.columns()), key.deferral());
        }

        @Override
        public Constraint unique(Unique unique) {
            return unique.withName(normalOrNull(unique.name())).withColumns(MySqlNames.normal(unique.columns()));
        }

        @Override
        public Constraint foreignKey(ForeignKey key) {
            return key.withName(normalOrNull(key.name()))
                    .withColumns(
                            MySqlNames.normal(key.columns()),
                            MySqlNames.normal(key.referencedTable()),
                            MySqlNames.normal(key.referencedColumns()))
                    .withActions(action(key.onDelete()), action(key.onUpdate()));
        }

        /** There are none, which is said before. */
        @Override
        public Constraint exclude(Exclude exclude) {
            return exclude;
        }

        @Override
        public Constraint check(Check check) {
            return check.withName(normalOrNull(check.name())).withExpression(expression(check.expression()));
        }

        private @Nullable Identifier normalOrNull(@Nullable Identifier name) {
            return name == null ? null : MySqlNames.normal(name);
        }
    }

    /** There are no deferred constraints, so that restricting and taking no action are one. */
    static Action action(Action action) {
        return action == Action.RESTRICT ? Action.NO_ACTION : action;
    }

    Index index(Index index) {
        String where = index.where();
        Index fitting = new IndexFit(MySqlAbilities.of(product)).of(index);
        return new Index(
                MySqlNames.normal(index.name()),
                fitting.parts().stream().map(this::part).toList(),
                index.unique(),
                where == null ? null : expression(where),
                fitting.options());
    }

    private Index.Part part(Index.Part part) {
        Identifier column = part.column();
        String text = part.expression();
        return part.withContent(
                column == null ? null : MySqlNames.normal(column), text == null ? null : expression(text));
    }

    String expression(String text) {
        return MySqlExpressions.normal(text, product);
    }

    Column column(Column column) {
        Generated generated = column.generated();
        boolean nullable =
                column.nullable() && column.identity() == null || generated != null && !product.hasNotNullGenerated();
        return column.withName(MySqlNames.normal(column.name()))
                .withType(type(column.type()))
                .withDefault(defaultValue(column.defaultValue(), column.type()))
                .withIdentity(identity(column.identity()))
                .withGenerated(generated == null ? null : new Generated(expression(generated.expression())))
                .withNullable(nullable)
                .withComment(comment(column.comment()));
    }

    /** Types that the database does not have are refused in either form. */
    SqlType type(SqlType type) {
        SqlType normal = MySqlTypes.normal(type, product);
        return exact ? normal : type;
    }

    @Nullable
    ColumnDefault defaultValue(@Nullable ColumnDefault value, SqlType type) {
        return MySqlDefaults.normal(value, MySqlTypes.normal(type, product), product);
    }

    /** The catalog knows only the next number, and the step is the server's. */
    private @Nullable Identity identity(@Nullable Identity identity) {
        return identity == null || !exact ? identity : Identity.byDefault();
    }

    /** An empty comment is none; the catalog keeps no characters beyond the first plane. */
    @Nullable
    String comment(@Nullable String comment) {
        if (comment == null || comment.isEmpty()) {
            return null;
        }
        return exact ? comment.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?") : comment;
    }
}
