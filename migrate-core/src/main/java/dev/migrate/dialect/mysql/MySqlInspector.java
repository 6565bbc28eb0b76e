package dev.migrate.dialect.mysql;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.ViewColumns;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the information_schema: each of its tables once, and puts them together here. */
final class MySqlInspector implements Inspector {

    private final Catalog catalog;
    private final Product product;

    MySqlInspector(Connection connection, Product product) {
        this.catalog = new Catalog(connection, product);
        this.product = product;
    }

    @Override
    public Schema read() throws SQLException {
        CatalogNames names = catalog.names(Set.of());
        Scope scope = Scope.ofDatabase(names.database());
        return schema(names, scope, catalog.foreignKeys(scope));
    }

    @Override
    public Schema read(Set<TableName> tables) throws SQLException {
        Set<TableName> possible = tables.stream().filter(MySqlNames::isPossible).collect(Collectors.toSet());
        CatalogNames names = catalog.names(possible);
        Set<CatalogKey> asked = tables.stream()
                .filter(possible::contains)
                .map(names::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (asked.isEmpty()) {
            return Schema.empty();
        }
        asked.addAll(catalog.taking(Scope.of(asked)));
        asked.addAll(catalog.referring(Scope.of(asked)));
        Scope scope = Scope.of(asked);
        return schema(names, scope, catalog.foreignKeys(scope));
    }

    /** Only those that read it themselves: the database does not look at its views when it changes a table. */
    @Override
    public List<KnownView> viewsOver(TableName table) throws SQLException {
        CatalogNames names = catalog.names(Set.of(table));
        CatalogKey key = names.key(table);
        List<KnownView> views = new ArrayList<>();
        for (CatalogRow row : catalog.views(key.database())) {
            ViewColumns text = new ViewColumns(row.text("view_definition"), "`", names.foldsCase());
            if (text.read(key.database(), key.name())) {
                Set<Identifier> columns = text.of(key.database(), key.name()).stream()
                        .map(Identifier::ofPlainOrQuoted)
                        .collect(Collectors.toCollection(TreeSet::new));
                DefinitionName name = DefinitionName.of(DefinitionKind.VIEW, names.of(row.table()));
                views.add(new KnownView(
                        new Definition(name, row.text("view_definition")),
                        List.of(),
                        List.of(),
                        Map.of(table, columns)));
            }
        }
        return views;
    }

    private Schema schema(CatalogNames names, Scope scope, List<CatalogRow> foreignKeys) throws SQLException {
        Map<CatalogKey, TableRows> tables = new LinkedHashMap<>();
        List<CatalogKey> sequences = new ArrayList<>();
        for (CatalogRow row : catalog.tables(scope)) {
            if (row.is("table_type", "SEQUENCE")) {
                sequences.add(row.table());
            } else {
                tables.put(row.table(), new TableRows(names, row, product));
            }
        }
        List<CatalogRow> checks = catalog.checks(scope);
        JsonChecks json = new JsonChecks(checks, product);
        RowPeriods periods = RowPeriods.of(catalog.columns(scope));
        periods.others().forEach(row -> at(tables, row, table -> table.addColumn(row, json)));
        Map<List<String>, List<CatalogRow>> indexes =
                CatalogTexts.groups(periods.removedFrom(catalog.indexes(scope)), row -> row.member("index_name"));
        indexes.values().forEach(parts -> at(tables, parts.get(0), table -> table.addIndex(parts)));
        Map<List<String>, List<CatalogRow>> keys =
                CatalogTexts.groups(foreignKeys, row -> row.member("constraint_name"));
        keys.values().forEach(pairs -> at(tables, pairs.get(0), table -> table.addForeignKey(pairs)));
        checks.stream()
                .filter(row -> !json.contains(row))
                .forEach(row -> at(tables, row, table -> table.addCheck(row)));
        List<Table> built = tables.values().stream().map(TableRows::table).toList();
        return MySqlNormalizer.asInspected(product).normalize(Schema.of(built, sequences(names, sequences)));
    }

    private interface Add {
        void to(TableRows table);
    }

    /** The catalog also speaks of columns of views. */
    private static void at(Map<CatalogKey, TableRows> tables, CatalogRow row, Add add) {
        TableRows table = tables.get(row.table());
        if (table != null) {
            add.to(table);
        }
    }

    private List<Sequence> sequences(CatalogNames names, List<CatalogKey> keys) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        for (CatalogRow row : catalog.sequences(keys)) {
            CatalogKey key = keys.get(Math.toIntExact(row.number("place")));
            sequences.add(new Sequence(names.of(key), row.number("start_value"), row.number("increment"))
                    .withOptions(new SequenceOptions(
                            row.number("minimum_value"),
                            row.number("maximum_value"),
                            row.number("cycle_option") != 0,
                            row.number("cache_size"))));
        }
        return sequences;
    }
}
