package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.ofStored;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the catalog says of one table, as it comes. */
final class TableRows {

    private final TableName name;
    private final @Nullable String comment;
    private final OptionWords options;
    private final List<Column> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final Map<Identifier, String> comments = new TreeMap<>();
    private final Set<Identifier> broken = new TreeSet<>();
    private final Set<Identifier> virtual = new TreeSet<>();

    TableRows(TableName name, @Nullable String comment, OptionWords options) {
        this.name = name;
        this.comment = comment;
        this.options = options;
    }

    TableName name() {
        return name;
    }

    /** Returns whether any of its indexes was not built to its end. */
    boolean isBroken() {
        return !broken.isEmpty();
    }

    Table table() {
        Table table =
                VirtualColumns.marked(options.in(Table.of(name, columns, constraints, indexes, comment)), virtual);
        for (Map.Entry<Identifier, String> each : comments.entrySet()) {
            table = table.withConstraintComment(each.getKey(), each.getValue());
        }
        return table;
    }

    /** Returns the table, in the form in which all tables are compared, with or without indexes that serve no query. */
    Table withoutOrMarked(Table normal, boolean marked) {
        return normal.withIndexes(normal.indexes().stream()
                .filter(each -> marked || !broken.contains(each.name()))
                .map(each -> broken.contains(each.name())
                        ? each.withOptions(each.options().withVisible(false))
                        : each)
                .toList());
    }

    void addColumn(ResultSet row) throws SQLException {
        String expression = row.getString("expression");
        boolean computed = row.getBoolean("computed");
        String identity = row.getString("attidentity");
        if (row.getBoolean("virtual")) {
            virtual.add(ofStored(row.getString("attname")));
        }
        columns.add(new Column(
                ofStored(row.getString("attname")),
                PostgreSqlTypes.read(row.getString("type")),
                !row.getBoolean("attnotnull"),
                expression == null || computed ? null : new ColumnDefault(expression),
                identity.isEmpty() ? null : SequenceRow.identity(row, identity.equals("a")),
                expression == null || !computed ? null : new Generated(expression),
                row.getString("collation"),
                row.getString("comment")));
    }

    void addConstraint(ResultSet row, TableNames names) throws SQLException {
        Identifier constraint = ofStored(row.getString("conname"));
        note(constraint, row.getString("comment"));
        constraints.add(
                switch (row.getString("contype")) {
                    case "p" -> new Constraint.PrimaryKey(constraint, identifiers(row, "columns"), deferral(row));
                    case "u" ->
                        new Constraint.Unique(
                                constraint, identifiers(row, "columns"), !row.getBoolean("equalnulls"), deferral(row));
                    case "c" ->
                        new Constraint.Check(constraint, row.getString("expression"), row.getBoolean("convalidated"));
                    default ->
                        new Constraint.ForeignKey(
                                constraint,
                                identifiers(row, "columns"),
                                names.of(row.getString("nspname"), row.getString("relname")),
                                identifiers(row, "referenced"),
                                action(row.getString("confdeltype")),
                                action(row.getString("confupdtype")),
                                new KeyOptions(
                                        row.getBoolean("matchfull"), deferral(row), row.getBoolean("convalidated")));
                });
    }

    private void note(Identifier constraint, @Nullable String said) {
        if (said != null) {
            comments.put(constraint, said);
        }
    }

    private static Deferral deferral(ResultSet row) throws SQLException {
        if (row.getBoolean("condeferred")) {
            return Deferral.DEFERRED;
        }
        return row.getBoolean("condeferrable") ? Deferral.DEFERRABLE : Deferral.NOT_DEFERRABLE;
    }

    private static Action action(String letter) {
        return switch (letter) {
            case "r" -> Action.RESTRICT;
            case "c" -> Action.CASCADE;
            case "n" -> Action.SET_NULL;
            case "d" -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }

    void addIndex(ResultSet row) throws SQLException {
        @Nullable String[] names = texts(row, "columns");
        @Nullable String[] expressions = texts(row, "expressions");
        IndexDefinition definition = IndexDefinition.read(row.getString("definition"));
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String column = names[i];
            parts.add(definition.part(i, column == null ? null : ofStored(column), expressions[i]));
        }
        if (row.getArray("operators") == null) {
            addIndex(row, parts, definition.nullsDistinct());
        } else {
            addExclusion(row, parts);
        }
    }

    private void addIndex(ResultSet row, List<Index.Part> parts, boolean nullsDistinct) throws SQLException {
        if (!row.getBoolean("indisvalid")) {
            broken.add(PostgreSqlNames.normal(ofStored(row.getString("relname"))));
        }
        indexes.add(new Index(
                ofStored(row.getString("relname")),
                parts,
                row.getBoolean("indisunique"),
                row.getString("condition"),
                new IndexOptions(
                        row.getArray("included") == null ? List.of() : identifiers(row, "included"),
                        row.getString("amname"),
                        nullsDistinct,
                        true,
                        row.getString("comment"))));
    }

    /** An exclusion constraint is its index with an operator for each part. */
    private void addExclusion(ResultSet row, List<Index.Part> parts) throws SQLException {
        @Nullable String[] operators = texts(row, "operators");
        List<Constraint.Exclude.Element> elements = new ArrayList<>();
        for (int i = 0; i < operators.length; i++) {
            elements.add(new Constraint.Exclude.Element(parts.get(i), String.valueOf(operators[i])));
        }
        Identifier constraint = ofStored(row.getString("relname"));
        note(constraint, row.getString("constraintcomment"));
        constraints.add(new Constraint.Exclude(
                constraint, elements, row.getString("amname"), row.getString("condition"), deferral(row)));
    }

    private static List<Identifier> identifiers(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) array(row, column))
                .map(PostgreSqlNames::ofStored)
                .toList();
    }

    private static @Nullable String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) array(row, column);
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        try {
            return array.getArray();
        } finally {
            array.free();
        }
    }
}
