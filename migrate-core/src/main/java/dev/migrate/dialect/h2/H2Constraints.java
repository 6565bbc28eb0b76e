package dev.migrate.dialect.h2;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The constraints of all tables, by table.
 *
 * @param checks the conditions by constraint, also those of domains
 * @param columns the columns of keys by constraint, in order
 * @param references what foreign keys refer to, by constraint
 * @param indexColumns the columns of indexes by index, in order
 */
record H2Constraints(
        H2TableNames tables,
        Map<H2Key, List<H2Row>> constraints,
        Map<H2Key, String> checks,
        Map<H2Key, List<H2Row>> columns,
        Map<H2Key, H2Row> references,
        Map<H2Key, List<H2Row>> indexColumns) {

    static H2Constraints read(H2TableNames tables) throws SQLException {
        H2Catalog catalog = tables.catalog();
        Map<H2Key, String> checks = new LinkedHashMap<>();
        for (H2Row row : catalog.query("""
                SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS""")) {
            checks.put(row.constraint(), catalog.expression(row.text("check_clause")));
        }
        Map<H2Key, H2Row> references = new LinkedHashMap<>();
        for (H2Row row : catalog.query("SELECT * FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS")) {
            references.put(row.constraint(), row);
        }
        List<H2Row> constraints = catalog.query("""
                SELECT * FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME""");
        List<H2Row> columns = catalog.query("""
                SELECT * FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
                 ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION""");
        List<H2Row> indexColumns = catalog.query("""
                SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, NULL_ORDERING,
                       (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
                         WHERE SETTING_NAME = 'DEFAULT_NULL_ORDERING') AS USUAL_ORDERING
                  FROM INFORMATION_SCHEMA.INDEX_COLUMNS ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION""");
        return new H2Constraints(
                tables,
                CatalogTexts.groups(constraints, H2Row::table),
                checks,
                CatalogTexts.groups(columns, H2Row::constraint),
                references,
                CatalogTexts.groups(indexColumns, H2Row::index));
    }

    List<Constraint> of(H2Key table) {
        return constraints.getOrDefault(table, List.of()).stream()
                .map(this::constraint)
                .toList();
    }

    /** Returns a table with what its constraints are said to be for. */
    Table commented(Table table, H2Key key) {
        Table commented = table;
        for (H2Row row : constraints.getOrDefault(key, List.of())) {
            commented = commented.withConstraintComment(
                    row.name("constraint_name"), H2Normalizer.comment(row.get("remarks")));
        }
        return commented;
    }

    /** Returns the tables with foreign keys to some tables. */
    Set<H2Key> referringTo(Set<H2Key> tables) {
        Set<H2Key> referring = new LinkedHashSet<>();
        references.forEach((constraint, row) -> {
            if (tables.contains(columnsOf(unique(row)).get(0).table())) {
                referring.add(columnsOf(constraint).get(0).table());
            }
        });
        return referring;
    }

    private static H2Key unique(H2Row reference) {
        return reference.key("unique_constraint_schema", "unique_constraint_name");
    }

    private List<H2Row> columnsOf(H2Key constraint) {
        return Objects.requireNonNull(columns.get(constraint), constraint::toString);
    }

    private Constraint constraint(H2Row row) {
        H2Key key = row.constraint();
        Identifier name = row.name("constraint_name");
        return switch (row.text("constraint_type")) {
            case "PRIMARY KEY" -> new PrimaryKey(name, names(row));
            case "UNIQUE" -> new Unique(name, names(row), !row.is("nulls_distinct", "NO"), Deferral.NOT_DEFERRABLE);
            case "FOREIGN KEY" -> foreignKey(row, name);
            default -> new Check(name, H2Expressions.normal(checks.getOrDefault(key, "")));
        };
    }

    /**
     * Returns the columns of a key. H2 goes on naming a renamed column by its old name among those of the key, but not
     * among those of the index below.
     */
    private List<Identifier> names(H2Row constraint) {
        List<Identifier> named = names(columnsOf(constraint.constraint()).stream());
        List<H2Row> parts = indexColumns.getOrDefault(constraint.index(), List.of());
        List<Identifier> indexed = names(parts.stream().limit(named.size()));
        List<Identifier> renamed =
                indexed.stream().filter(each -> !named.contains(each)).toList();
        Iterator<Identifier> next = renamed.iterator();
        return named.stream()
                .map(each -> indexed.contains(each) || !next.hasNext() ? each : next.next())
                .toList();
    }

    private static List<Identifier> names(Stream<H2Row> columns) {
        return columns.map(each -> each.name("column_name")).toList();
    }

    private ForeignKey foreignKey(H2Row row, Identifier name) {
        H2Key key = row.constraint();
        H2Row reference = Objects.requireNonNull(references.get(key), key::toString);
        H2Key target = columnsOf(unique(reference)).get(0).table();
        List<Identifier> targets = names(constraints.getOrDefault(target, List.of()).stream()
                .filter(each -> each.constraint().equals(unique(reference)))
                .findFirst()
                .orElseThrow());
        List<Identifier> referenced = new ArrayList<>();
        for (H2Row column : columnsOf(key)) {
            referenced.add(targets.get(Math.toIntExact(column.number("position_in_unique_constraint")) - 1));
        }
        return new ForeignKey(
                name,
                names(row),
                tables.of(target),
                referenced,
                action(reference.text("delete_rule")),
                action(reference.text("update_rule")));
    }

    private static Action action(String rule) {
        return H2Normalizer.normal(Action.valueOf(rule.replace(' ', '_').toUpperCase(Locale.ROOT)));
    }
}
