package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Inspector;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads PostgreSQL's catalog. */
final class PostgreSqlInspector implements Inspector {

    private final Connection connection;
    private final PostgreSqlNormalizer normalizer;

    PostgreSqlInspector(Connection connection, PostgreSqlNormalizer normalizer) {
        this.connection = connection;
        this.normalizer = normalizer;
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    @Override
    public Schema read() throws SQLException {
        String schema = defaultSchema();
        TableNames names = new TableNames(schema, new TreeSet<>());
        Map<Long, TableRows> tables = tables(Catalog.TABLES_OF_SCHEMA, names, schema);
        return schema(tables, names, List.of(schema), false);
    }

    @Override
    public Schema read(Set<TableName> wanted) throws SQLException {
        String schema = defaultSchema();
        TableNames names = new TableNames(schema, wanted);
        List<String> schemas = new ArrayList<>();
        List<String> relations = new ArrayList<>();
        for (TableName name : wanted) {
            schemas.add(names.schema(name));
            relations.add(PostgreSqlNames.stored(name.name()));
        }
        String[] in = schemas.toArray(String[]::new);
        String[] called = relations.toArray(String[]::new);
        Map<Long, TableRows> tables = tables(Catalog.SOME_TABLES, names, in, called, in, called);
        schemas.add(schema);
        return schema(tables, names, List.copyOf(new TreeSet<>(schemas)), true);
    }

    private String defaultSchema() throws SQLException {
        List<String> found = new ArrayList<>();
        query(Catalog.DEFAULT_SCHEMA, row -> found.add(String.valueOf(row.getString(1))));
        return found.get(0);
    }

    private Map<Long, TableRows> tables(String sql, TableNames names, Object... parameters) throws SQLException {
        Map<Long, TableRows> tables = new LinkedHashMap<>();
        query(
                sql,
                row -> tables.put(
                        row.getLong("id"),
                        new TableRows(
                                names.of(row.getString("nspname"), row.getString("relname")),
                                row.getString("comment"),
                                OptionSentences.read(row))),
                parameters);
        return tables;
    }

    /**
     * Reads the parts of tables.
     *
     * @param all whether an index that was not built to its end is there, as one that serves no query: it can be dropped,
     *     and is not what anybody wants
     */
    private Schema schema(Map<Long, TableRows> tables, TableNames names, List<String> schemas, boolean all)
            throws SQLException {
        Long[] ids = tables.keySet().toArray(Long[]::new);
        query(Catalog.COLUMNS, row -> rows(tables, row).addColumn(row), (Object) ids);
        query(Catalog.CONSTRAINTS, row -> rows(tables, row).addConstraint(row, names), (Object) ids);
        query(Catalog.INDEXES, row -> rows(tables, row).addIndex(row), (Object) ids);
        List<Sequence> sequences = new ArrayList<>();
        query(Catalog.SEQUENCES, row -> sequences.add(SequenceRow.sequence(row, names)), (Object)
                schemas.toArray(String[]::new));
        Schema normal = normalizer.normalize(
                Schema.of(tables.values().stream().map(TableRows::table).toList(), sequences)
                        .withEnums(enums(names, schemas)));
        for (TableRows rows : tables.values()) {
            Table table = rows.isBroken() ? normal.table(PostgreSqlNames.normal(rows.name())) : null;
            normal = table == null ? normal : normal.with(rows.withoutOrMarked(table, all));
        }
        return normal;
    }

    @Override
    public List<KnownView> viewsOver(TableName table) throws SQLException {
        TableNames names = new TableNames(defaultSchema(), Set.of(table));
        List<KnownView> views = new ArrayList<>();
        query(
                Catalog.VIEWS,
                row -> views.add(new ViewRow(row, names).view()),
                names.schema(table),
                PostgreSqlNames.stored(table.name()));
        return views;
    }

    private List<EnumType> enums(TableNames names, List<String> schemas) throws SQLException {
        List<EnumType> enums = new ArrayList<>();
        query(
                Catalog.ENUMS,
                row -> enums.add(
                        new EnumType(names.of(row.getString("nspname"), row.getString("typname")), List.of((String[])
                                row.getArray("labels").getArray()))),
                (Object) schemas.toArray(String[]::new));
        return enums;
    }

    private static TableRows rows(Map<Long, TableRows> tables, ResultSet row) throws SQLException {
        TableRows rows = tables.get(row.getLong("id"));
        if (rows == null) {
            throw new SQLException("The catalog speaks of a table that was not asked for.");
        }
        return rows;
    }

    private void query(String sql, RowReader reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private void bind(PreparedStatement statement, int at, Object parameter) throws SQLException {
        if (parameter instanceof String[] texts) {
            statement.setArray(at, connection.createArrayOf("text", texts));
        } else if (parameter instanceof Long[] numbers) {
            statement.setArray(at, connection.createArrayOf("bigint", numbers));
        } else {
            statement.setObject(at, parameter);
        }
    }
}
