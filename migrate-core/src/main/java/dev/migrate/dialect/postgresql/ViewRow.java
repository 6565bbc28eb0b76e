package dev.migrate.dialect.postgresql;

import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
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

/** A view as the catalog tells of it. */
record ViewRow(ResultSet row, TableNames names) {

    KnownView view() throws SQLException {
        TableName name = names.of(row.getString("nspname"), row.getString("relname"));
        DefinitionKind kind =
                row.getString("relkind").equals("m") ? DefinitionKind.MATERIALIZED_VIEW : DefinitionKind.VIEW;
        Definition definition = new Definition(
                DefinitionName.of(kind, name), row.getString("text").strip());
        return new KnownView(definition, triggers(name), texts("belongings"), reads());
    }

    private List<Definition> triggers(TableName view) throws SQLException {
        List<String> triggers = texts("triggers");
        List<String> texts = texts("texts");
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < triggers.size(); i++) {
            TableName name = TableName.of(PostgreSqlNames.ofStored(triggers.get(i)));
            definitions.add(new Definition(new DefinitionName(DefinitionKind.TRIGGER, name, "", view), texts.get(i)));
        }
        return definitions;
    }

    private Map<TableName, Set<Identifier>> reads() throws SQLException {
        List<String> schemas = texts("schemas");
        List<String> relations = texts("relations");
        List<String> columns = texts("columns");
        Map<TableName, Set<Identifier>> reads = new TreeMap<>();
        for (int i = 0; i < relations.size(); i++) {
            Set<Identifier> read =
                    reads.computeIfAbsent(names.of(schemas.get(i), relations.get(i)), table -> new TreeSet<>());
            if (!columns.get(i).isEmpty()) {
                read.add(PostgreSqlNames.ofStored(columns.get(i)));
            }
        }
        return reads;
    }

    private List<String> texts(String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
