package dev.migrate.dialect.mysql;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the catalog says of one table, as it comes. */
final class TableRows {

    private final CatalogNames names;
    private final CatalogRow row;
    private final Product product;
    private final List<Column> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<TableOption> options = new ArrayList<>();

    TableRows(CatalogNames names, CatalogRow row, Product product) {
        this.names = names;
        this.row = row;
        this.product = product;
    }

    Table table() {
        foreignKeys.sort(Comparator.comparing(this::hasIndex));
        constraints.addAll(foreignKeys);
        Table table = Table.of(names.of(row.table()), columns, constraints, indexes, row.get("table_comment"))
                .withOptions(options);
        return OptionClauses.read(product, row).in(table);
    }

    /** Of foreign keys with the same columns the later one has the index, and the catalog does not say when they came. */
    private boolean hasIndex(ForeignKey key) {
        return indexes.stream().anyMatch(index -> index.name().equals(key.name()));
    }

    void addColumn(CatalogRow column, JsonChecks json) {
        Identifier name = column.name("column_name");
        String extra = column.text("extra");
        String expression = column.get("generation_expression");
        String generated =
                extra.toUpperCase(Locale.ROOT).contains("GENERATED") && expression != null && !expression.isEmpty()
                        ? expression
                        : null;
        boolean isJson = json.isJsonColumn(column);
        SqlType type = isJson ? new Basic(TypeName.JSON) : MySqlTypeWords.read(column.text("column_type"));
        columns.add(new Column(
                name,
                type,
                column.is("is_nullable", "YES"),
                generated == null ? defaultValue(column) : null,
                extra.toLowerCase(Locale.ROOT).contains("auto_increment") ? Identity.byDefault() : null,
                generated == null ? null : new Generated(expression(generated)),
                isJson || Objects.equals(column.get("collation_name"), row.get("table_collation"))
                        ? null
                        : column.get("collation_name"),
                column.get("column_comment")));
        ColumnOptions.note(options, product.name(), name, column);
    }

    /** A sequence of the same database is named without it, as everything else is. */
    private String ofDatabase(String expression) {
        return expression.replace("nextval(`" + names.database() + "`.", "nextval(");
    }

    /** MySQL says values as they are and marks expressions, MariaDB says all as expressions. */
    private @Nullable ColumnDefault defaultValue(CatalogRow column) {
        String value = column.get("column_default");
        if (value == null || product.printsExpressions() && value.equals("NULL")) {
            return null;
        }
        if (product.printsExpressions() || column.text("extra").contains("DEFAULT_GENERATED")) {
            return new ColumnDefault(ofDatabase(expression(value)));
        }
        boolean number = value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|b'[01]+'|0x[0-9a-fA-F]+");
        boolean text = column.get("collation_name") != null;
        return new ColumnDefault(number && !text ? value : "'" + value.replace("'", "''") + "'");
    }

    private String expression(String printed) {
        return product.printsExpressions() ? MySqlText.ofMySql(printed) : MySqlText.ofMySqlCatalog(printed);
    }

    void addIndex(List<CatalogRow> parts) {
        CatalogRow first = parts.get(0);
        List<Index.Part> read = parts.stream().map(this::part).toList();
        IndexOptions options = IndexOptions.NONE
                .withMethod(method(first.text("index_type")))
                .withVisible(!first.is("invisible", "1"))
                .withComment(first.get("index_comment"));
        Index index = new Index(first.name("index_name"), read, first.is("non_unique", "0"), null, options);
        if (first.is("index_name", "PRIMARY")) {
            constraints.add(new PrimaryKey(MySqlNames.PRIMARY, index.columns()));
        } else {
            indexes.add(index);
        }
    }

    /** Hash indexes are those of engines that have no others. */
    private static @Nullable String method(String type) {
        return type.equals("FULLTEXT") || type.equals("SPATIAL") ? type : null;
    }

    private Index.Part part(CatalogRow part) {
        String expression = part.get("expression");
        boolean descending = part.is("direction", "D");
        return expression == null
                ? new Index.Part(part.name("column_name"), null, descending)
                : new Index.Part(null, expression(expression), descending);
    }

    void addForeignKey(List<CatalogRow> pairs) {
        CatalogRow first = pairs.get(0);
        foreignKeys.add(new ForeignKey(
                first.name("constraint_name"),
                pairs.stream().map(pair -> pair.name("column_name")).toList(),
                names.of(new CatalogKey(first.text("referenced_schema"), first.text("referenced_table"))),
                pairs.stream().map(pair -> pair.name("referenced_column")).toList(),
                action(first.text("delete_rule")),
                action(first.text("update_rule"))));
    }

    private static Action action(String rule) {
        return MySqlNormalizer.action(Action.valueOf(rule.replace(' ', '_').toUpperCase(Locale.ROOT)));
    }

    void addCheck(CatalogRow check) {
        Identifier name = check.name("constraint_name");
        constraints.add(new Check(name, expression(check.text("check_clause"))));
        if (check.is("level", "Column")) {
            options.add(TableOption.ofColumn(product.name(), name, name));
        }
        if (check.is("enforced", "NO")) {
            options.add(UnenforcedChecks.option(name));
        }
    }
}
