package dev.migrate.testing;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tables and their parts that a seed makes up, such that databases accept them. */
final class RandomTables {

    private static final List<TableOption> CLAUSES = List.of(
            TableOption.clause("mariadb", "engine = InnoDB row_format = dynamic"),
            TableOption.clause("mysql", "engine = InnoDB row_format = dynamic"),
            TableOption.clause("postgresql", "with (fillfactor = 70)"));

    private final Chance chance;
    private final Set<Trait> traits;
    private final RandomTypes types;

    RandomTables(Chance chance, Set<Trait> traits) {
        this.chance = chance;
        this.traits = traits;
        this.types = new RandomTypes(chance, traits);
    }

    Table table(TableName name, Collection<Table> others) {
        List<Column> columns = new ArrayList<>();
        List<Identifier> names = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        if (!chance.oneIn(5)) {
            columns.addAll(keyColumns(constraints));
            columns.forEach(each -> names.add(each.name()));
        }
        int wanted = chance.between(1, 5);
        for (int i = 0; i < wanted; i++) {
            Column column = column(chance.columnName(names), columns);
            names.add(column.name());
            columns.add(column);
        }
        Table table = Table.of(name, columns, constraints, List.of(), comment());
        int more = chance.between(0, 2);
        for (int i = 0; i < more; i++) {
            table = with(table, constraint(table, others));
        }
        if (!others.isEmpty() && chance.oneIn(2)) {
            table = referring(table, chance.pick(others));
        }
        if (traits.contains(Trait.TABLE_OPTIONS) && table.columns().size() % 3 == 0) {
            table = table.withOptions(CLAUSES);
        }
        if (traits.contains(Trait.OF_ONE_DATABASE) && chance.oneIn(4)) {
            table = table.withOptions(new LinkedHashSet<>(List.of(
                    new TableOption("sqlite", "strict", "true"), new TableOption("mysql", "engine", "InnoDB"))));
        }
        return traits.contains(Trait.UNNAMED_CONSTRAINTS) && chance.oneIn(2) ? withoutNames(table) : table;
    }

    private static Table withoutNames(Table table) {
        return table.withConstraints(
                table.constraints().stream().map(each -> each.withName(null)).toList());
    }

    Table withIndexes(Table table) {
        List<Index> indexes = new ArrayList<>();
        int wanted = chance.between(0, 2);
        for (int i = 0; i < wanted; i++) {
            Index index = index(table);
            if (index != null) {
                indexes.add(index);
            }
        }
        return table.withIndexes(indexes);
    }

    private List<Column> keyColumns(List<Constraint> constraints) {
        Identifier id = chance.keyName();
        List<Identifier> names = new ArrayList<>(List.of(id));
        List<Column> columns = new ArrayList<>();
        if (chance.oneIn(3)) {
            columns.add(Column.of(id, types.key()).withNullable(false));
            names.add(Identifier.of("part"));
            columns.add(Column.of(Identifier.of("part"), types.key()).withNullable(false));
        } else {
            Column column = Column.of(id, new Basic(TypeName.BIGINT)).withNullable(false);
            columns.add(traits.contains(Trait.IDENTITY) ? column.withIdentity(identity()) : column);
        }
        constraints.add(new PrimaryKey(chance.objectName("pk"), names));
        return columns;
    }

    @Nullable
    Identity identity() {
        if (!traits.contains(Trait.IDENTITY) || chance.oneIn(3)) {
            return null;
        }
        return chance.oneIn(3)
                ? RandomNumbers.limited(
                        new Identity(chance.oneIn(2), chance.between(1, 1000), chance.pick(List.of(1, 5, 50))), traits)
                : Identity.byDefault();
    }

    /** Returns a column for a table that has others. */
    Column column(Identifier name, Collection<Column> others) {
        List<Column> sources = others.stream()
                .filter(each -> each.generated() == null && (types.isText(each.type()) || types.isNumber(each.type())))
                .toList();
        if (traits.contains(Trait.GENERATED_COLUMNS) && !sources.isEmpty() && chance.oneIn(8)) {
            Column source = chance.pick(sources);
            return Column.of(name, source.type()).withGenerated(generated(source));
        }
        SqlType type = types.any();
        Column column = Column.of(name, type).withNullable(chance.oneIn(2)).withComment(comment());
        if (chance.oneIn(3)) {
            column = column.withDefault(types.defaultOf(type));
        }
        return traits.contains(Trait.COLLATIONS) && types.isText(type) && chance.oneIn(5)
                ? column.withCollation("C")
                : column;
    }

    private Generated generated(Column source) {
        String sql = sql(source.name());
        return new Generated(types.isText(source.type()) ? "lower(" + sql + ")" : sql + " + 1");
    }

    @Nullable
    String comment() {
        return traits.contains(Trait.COMMENTS) && chance.oneIn(6)
                ? chance.pick(List.of("what it is for", "it's \"quoted\" \\ here", "naïve – 😀\nsecond line"))
                : null;
    }

    @Nullable
    Constraint constraint(Table table, Collection<Table> others) {
        if (chance.oneIn(3)) {
            Check check = check(table);
            return check == null ? null : RandomConstraints.of(check, traits);
        }
        if (chance.oneIn(3)) {
            Table target = others.isEmpty() || chance.oneIn(4) ? table : chance.pick(others);
            return foreignKey(table, target);
        }
        List<Identifier> columns = names(table, column -> types.isKey(column.type()) && column.generated() == null);
        return columns.isEmpty()
                ? null
                : RandomConstraints.of(new Unique(chance.objectName("uq"), chance.some(columns, 2)), traits);
    }

    @Nullable
    PrimaryKey primaryKey(Table table) {
        List<Identifier> columns =
                names(table, column -> types.isKey(column.type()) && !column.nullable() && column.generated() == null);
        return columns.isEmpty() || table.primaryKey() != null
                ? null
                : (PrimaryKey) RandomConstraints.of(
                        (Constraint) new PrimaryKey(chance.objectName("pk"), chance.some(columns, 2)), traits);
    }

    private @Nullable Check check(Table table) {
        List<Identifier> numbers = names(table, column -> types.isNumber(column.type()));
        List<Identifier> texts = names(table, column -> types.isText(column.type()));
        Identifier name = chance.objectName("ck");
        if (!numbers.isEmpty() && chance.oneIn(2)) {
            return new Check(name, sql(chance.pick(numbers)) + " >= " + -chance.between(0, 9));
        }
        if (texts.isEmpty()) {
            return null;
        }
        String text = sql(chance.pick(texts));
        return new Check(name, chance.oneIn(2) ? text + " <> ''" : text + " in ('x', 'it''s', '')");
    }

    /** Returns a foreign key from columns that the table has, or null. */
    @Nullable
    ForeignKey foreignKey(Table table, Table target) {
        List<Identifier> referenced = keyOf(target);
        List<Identifier> own = new ArrayList<>();
        for (Identifier each : referenced) {
            Column key = target.column(each);
            names(table, column -> key != null && column.type().equals(key.type()) && column.generated() == null)
                    .stream()
                    .filter(name ->
                            !own.contains(name) && !(table.name().equals(target.name()) && referenced.contains(name)))
                    .findFirst()
                    .ifPresent(own::add);
        }
        if (referenced.isEmpty() || own.size() != referenced.size()) {
            return null;
        }
        return RandomConstraints.of(
                new ForeignKey(
                        chance.objectName("fk"),
                        own,
                        target.name(),
                        referenced,
                        onDelete(table, own),
                        onUpdate(table, own)),
                traits);
    }

    private Action onDelete(Table table, List<Identifier> own) {
        boolean nullable = own.stream().map(table::column).allMatch(each -> each != null && each.nullable());
        return chance.pick(
                nullable
                        ? List.of(Action.CASCADE, Action.SET_NULL, Action.NO_ACTION, Action.SET_DEFAULT)
                        : List.of(Action.CASCADE, Action.RESTRICT, Action.NO_ACTION));
    }

    private Action onUpdate(Table table, List<Identifier> own) {
        return chance.oneIn(3) ? onDelete(table, own) : Action.NO_ACTION;
    }

    private static List<Identifier> keyOf(Table target) {
        return target.constraints().stream()
                .filter(each -> each instanceof PrimaryKey key && key.deferral() == Deferral.NOT_DEFERRABLE
                        || each instanceof Unique unique && unique.deferral() == Deferral.NOT_DEFERRABLE)
                .map(Constraint::columns)
                .findFirst()
                .orElse(List.of());
    }

    /** Returns the table with new columns that refer to another table's key. */
    Table referring(Table table, Table target) {
        List<Column> columns = new ArrayList<>(table.columns().values());
        List<Identifier> own = new ArrayList<>();
        boolean nullable = chance.oneIn(2);
        for (Identifier referenced : keyOf(target)) {
            Column key = target.column(referenced);
            if (key != null) {
                List<Identifier> taken = columns.stream().map(Column::name).toList();
                Column column = Column.of(chance.columnName(taken), key.type()).withNullable(nullable);
                columns.add(column);
                own.add(column.name());
            }
        }
        Table wider = table.withColumns(columns);
        return own.isEmpty()
                ? table
                : with(
                        wider,
                        RandomConstraints.of(
                                new ForeignKey(
                                        chance.objectName("fk"),
                                        own,
                                        target.name(),
                                        keyOf(target),
                                        onDelete(wider, own),
                                        onUpdate(wider, own)),
                                traits));
    }

    static Table with(Table table, @Nullable Constraint constraint) {
        if (constraint == null) {
            return table;
        }
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.add(constraint);
        return table.withConstraints(constraints);
    }

    @Nullable
    Index index(Table table) {
        List<Identifier> columns = names(table, column -> types.isKey(column.type()));
        List<Identifier> texts = names(table, column -> types.isText(column.type()));
        List<Part> parts = new ArrayList<>();
        if (!columns.isEmpty()) {
            chance.some(columns, 3).forEach(each -> parts.add(direction(Part.of(each))));
        }
        if (!texts.isEmpty() && traits.contains(Trait.EXPRESSION_INDEXES) && chance.oneIn(4)) {
            parts.add(direction(Part.ofExpression("lower(" + sql(chance.pick(texts)) + ")")));
        }
        boolean partial = traits.contains(Trait.PARTIAL_INDEXES) && chance.oneIn(5);
        return parts.isEmpty()
                ? null
                : RandomIndexes.of(
                        new Index(
                                chance.objectName("ix"),
                                parts,
                                chance.oneIn(4),
                                partial && !columns.isEmpty() ? sql(chance.pick(columns)) + " is not null" : null),
                        table,
                        traits);
    }

    private Part direction(Part part) {
        return chance.oneIn(4) ? part.asDescending() : part;
    }

    static List<Identifier> names(Table table, Predicate<Column> wanted) {
        return table.columns().values().stream()
                .filter(wanted)
                .map(Column::name)
                .toList();
    }

    static String sql(Identifier name) {
        return name.isQuoted() ? '"' + name.text().replace("\"", "\"\"") + '"' : name.text();
    }

    RandomTypes types() {
        return types;
    }
}
