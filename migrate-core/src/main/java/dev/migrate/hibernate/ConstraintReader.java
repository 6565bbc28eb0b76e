package dev.migrate.hibernate;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of one table, in an order and under names that are the same for every reading. */
final class ConstraintReader {

    private static final Comparator<List<Identifier>> BY_COLUMNS = Comparator.comparing(List::toString);

    private final HibernateNames names;
    private final NamePool pool;
    private final TableName tableName;
    private final Table table;
    private final List<Column> order;
    private final DeclaredColumns declared;
    private final @Nullable String origin;
    private final DefinedLabels labels;

    ConstraintReader(
            HibernateNames names,
            NamePool pool,
            Table table,
            List<Column> order,
            DeclaredColumns declared,
            DefinedLabels labels) {
        this.names = names;
        this.pool = pool;
        this.tableName = names.table(table);
        this.table = table;
        this.order = order;
        this.declared = declared;
        this.origin = declared.origin(table);
        this.labels = labels;
    }

    List<Constraint> read() {
        List<Constraint> constraints = new ArrayList<>();
        if (table.hasPrimaryKey()) {
            List<Identifier> key = inOrder(table.getPrimaryKey().getColumns());
            constraints.add(new Constraint.PrimaryKey(pool.choose(null, "pk", tableName, List.of()), key));
        }
        constraints.addAll(uniques());
        constraints.addAll(foreignKeys());
        constraints.addAll(checks());
        return constraints;
    }

    /** Returns columns in the order they have in the table. */
    private List<Identifier> inOrder(List<Column> columns) {
        return HibernateNames.columns(
                columns.stream().sorted(Comparator.comparing(order::indexOf)).toList());
    }

    private List<Constraint> uniques() {
        List<Constraint> uniques = new ArrayList<>();
        Set<Set<Identifier>> seen = new HashSet<>();
        if (table.hasPrimaryKey()) {
            seen.add(new HashSet<>(HibernateNames.columns(table.getPrimaryKey().getColumns())));
        }
        table.getUniqueKeys().values().stream()
                .filter(key -> !IndexReader.isIndex(key))
                .sorted(Comparator.comparing((UniqueKey key) -> !key.isExplicit())
                        .thenComparing(this::uniqueColumns, BY_COLUMNS))
                .forEach(key -> addUnique(uniques, seen, uniqueColumns(key), given(key)));
        order.stream()
                .filter(Column::isUnique)
                .forEach(column -> addUnique(uniques, seen, HibernateNames.columns(List.of(column)), null));
        return uniques;
    }

    private List<Identifier> uniqueColumns(UniqueKey key) {
        return key.isExplicit() ? HibernateNames.columns(key.getColumns()) : inOrder(key.getColumns());
    }

    private static @Nullable Identifier given(UniqueKey key) {
        return HibernateNames.given(key.getName());
    }

    private void addUnique(
            List<Constraint> uniques, Set<Set<Identifier>> seen, List<Identifier> columns, @Nullable Identifier given) {
        if (seen.add(new HashSet<>(columns))) {
            uniques.add(new Constraint.Unique(pool.choose(given, "uq", tableName, columns), columns));
        }
    }

    /** No database has foreign keys to a view. */
    private List<Constraint> foreignKeys() {
        Set<Constraint> keys = new LinkedHashSet<>();
        table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled()
                        && key.isPhysicalConstraint()
                        && !key.getReferencedTable().isView())
                .map(key -> foreignKey(key))
                .sorted(Comparator.comparing((Constraint.ForeignKey key) -> key.columns(), BY_COLUMNS)
                        .thenComparing(Constraint.ForeignKey::referencedTable)
                        .thenComparing(key -> String.valueOf(key.name())))
                .forEach(key -> {
                    if (keys.stream().noneMatch(known -> isSame((Constraint.ForeignKey) known, key))) {
                        keys.add(key.withName(pool.choose(key.name(), "fk", tableName, key.columns())));
                    }
                });
        return List.copyOf(keys);
    }

    private static boolean isSame(Constraint.ForeignKey known, Constraint.ForeignKey key) {
        return known.withName(null).equals(key.withName(null));
    }

    private Constraint.ForeignKey foreignKey(ForeignKey key) {
        refuseOwnWords(key);
        List<Column> referenced = key.isReferenceToPrimaryKey()
                ? key.getReferencedTable().getPrimaryKey().getColumns()
                : key.getReferencedColumns();
        List<Column> inOrder = referencedInOrder(key.getReferencedTable(), referenced);
        List<Column> columns = inOrder.stream()
                .map(column -> key.getColumns().get(referenced.indexOf(column)))
                .toList();
        return new Constraint.ForeignKey(
                HibernateNames.given(key.getName()),
                HibernateNames.columns(columns),
                names.table(key.getReferencedTable()),
                HibernateNames.columns(inOrder),
                action(key.getOnDeleteAction()),
                Constraint.Action.NO_ACTION);
    }

    /** Returns columns in the order of the key that they are, which is the order in which MySQL wants them named. */
    private List<Column> referencedInOrder(Table of, List<Column> referenced) {
        Set<Column> wanted = new HashSet<>(referenced);
        boolean primary = of.hasPrimaryKey() && new HashSet<>(of.getPrimaryKey().getColumns()).equals(wanted);
        return of.getUniqueKeys().values().stream()
                .filter(unique -> !primary && unique.isExplicit() && new HashSet<>(unique.getColumns()).equals(wanted))
                .map(UniqueKey::getColumns)
                .findFirst()
                .orElseGet(
                        () -> declared.of(of).stream().filter(wanted::contains).toList());
    }

    private void refuseOwnWords(ForeignKey key) {
        String words = key.getKeyDefinition() == null ? key.getOptions() : key.getKeyDefinition();
        if (ColumnReader.blankToNull(words) != null) {
            Column first = key.getColumns().get(0);
            throw UnsupportedMappingException.of(
                    "the foreign key definition '" + words + "'",
                    Place.ofColumn(declared.origin(table, first), tableName, HibernateNames.column(first)),
                    "a definition in a database's own words cannot be compared",
                    "Remove foreignKeyDefinition and options, and say what happens on deletion with @OnDelete.");
        }
    }

    private static Constraint.Action action(@Nullable OnDeleteAction action) {
        return action == null ? Constraint.Action.NO_ACTION : Constraint.Action.valueOf(action.name());
    }

    /** Which classes a row may be of is not said where there is none, as of an abstract class without subclasses. */
    private List<Constraint> checks() {
        List<Constraint> checks = new ArrayList<>();
        for (Column column : order) {
            Identifier name = HibernateNames.column(column);
            List<String> anonymous = Stream.concat(
                            labels.condition(column).stream(),
                            column.getCheckConstraints().stream()
                                    .filter(CheckConstraint::isAnonymous)
                                    .map(CheckConstraint::getConstraint))
                    .filter(each -> !each.endsWith(" in ()"))
                    .toList();
            if (!anonymous.isEmpty()) {
                checks.add(check(null, List.of(name), CheckText.all(anonymous)));
            }
            column.getCheckConstraints().stream()
                    .filter(CheckConstraint::isNamed)
                    .forEach(each -> checks.add(tableCheck(each)));
        }
        table.getChecks().stream().map(this::tableCheck).sorted(BY_EXPRESSION).forEach(checks::add);
        return checks;
    }

    private static final Comparator<Constraint> BY_EXPRESSION = Comparator.comparing(Constraint::toString);

    private Constraint tableCheck(CheckConstraint check) {
        if (ColumnReader.blankToNull(check.getOptions()) != null) {
            throw UnsupportedMappingException.of(
                    "the check options '" + check.getOptions() + "'",
                    Place.ofTable(origin, tableName),
                    "options are a database's own words after the check, which no revision can compare",
                    "Remove the options from @Check.");
        }
        String expression = CheckText.of(check.getConstraint());
        List<Identifier> mentioned = HibernateNames.columns(order).stream()
                .filter(column -> SqlExpressions.mentions(expression, column))
                .toList();
        return check(HibernateNames.given(check.getName()), mentioned, expression);
    }

    private Constraint check(@Nullable Identifier given, List<Identifier> columns, String expression) {
        return new Constraint.Check(pool.choose(given, "ck", tableName, columns), expression);
    }
}
