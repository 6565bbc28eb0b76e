package dev.migrate.command;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Inspector;
import dev.migrate.live.ModelWords;
import dev.migrate.live.OwnedByOthers;
import dev.migrate.runtime.LiveSchemas;
import dev.migrate.runtime.Settings;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a database holds for an application: not what Migrate or another tool for migrations keeps for itself. */
final class LiveSchema {

    private final Connection connection;
    private final Dialect dialect;
    private final Settings settings;

    LiveSchema(Connection connection, Dialect dialect, Settings settings) {
        this.connection = connection;
        this.dialect = dialect;
        this.settings = settings;
    }

    /**
     * Reads the default schema, and of others the tables and sequences that the model names there.
     *
     * @param all whether that includes tables whose past the database keeps and which the model does not have
     */
    Schema read(ModelWords words, Schema model, boolean all) throws SQLException {
        Inspector inspector = dialect.inspector(connection);
        Schema read = inspector.read();
        Set<TableName> own = spelled(read.tables().keySet(), model);
        Set<TableName> elsewhere = words.inNamedSchemas();
        Schema whole = !elsewhere.isEmpty()
                ? readWith(elsewhere, words.sequencesThere(), own, inspector)
                : own.equals(read.tables().keySet()) ? read : inspector.read(own);
        Schema versioned = all ? whole : VersionedTables.removedFrom(whole, model, connection, dialect.name());
        Schema compared = OwnedByOthers.removedFrom(OtherHistories.removedFrom(withoutOwn(versioned), model));
        return Schema.of(
                        schemas(model.schemas()),
                        compared.tables().values(),
                        compared.sequences().values())
                .withObjectsOf(compared);
    }

    /** A server that keeps names of tables in lower case tells nothing of how they were written; the model's way counts. */
    private Set<TableName> spelled(Set<TableName> read, Schema model) throws SQLException {
        if (!connection.getMetaData().storesLowerCaseQuotedIdentifiers()) {
            return read;
        }
        Map<String, TableName> modelled = new HashMap<>();
        model.tables().keySet().stream()
                .filter(each -> each.schema() == null)
                .forEach(each -> modelled.putIfAbsent(inSmallLetters(each), each));
        Set<TableName> spelled = new TreeSet<>();
        read.forEach(each -> spelled.add(modelled.getOrDefault(inSmallLetters(each), each)));
        return spelled;
    }

    private static String inSmallLetters(TableName table) {
        return table.name().text().toLowerCase(Locale.ROOT);
    }

    /** A table of the default schema may be named with or without it; the model's way counts. */
    private Schema readWith(Set<TableName> elsewhere, Set<TableName> sequences, Set<TableName> own, Inspector inspector)
            throws SQLException {
        String schema = connection.getSchema();
        LiveSchemas schemas = LiveSchemas.of(connection);
        Set<TableName> wanted = new TreeSet<>(elsewhere);
        for (TableName name : own) {
            boolean named = elsewhere.stream()
                    .anyMatch(each -> each.name().equals(name.name())
                            && each.schema() != null
                            && schemas.isStored(each.schema(), schema));
            if (!named) {
                wanted.add(name);
            }
        }
        Schema all = inspector.read(wanted);
        return Schema.of(
                        all.tables().values().stream()
                                .filter(each -> wanted.contains(each.name()))
                                .toList(),
                        all.sequences().values().stream()
                                .filter(each -> each.name().schema() == null || sequences.contains(each.name()))
                                .toList())
                .withObjectsOf(all);
    }

    private Schema withoutOwn(Schema schema) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            if (!isOwn(table.name())) {
                tables.add(table);
            }
        }
        return Schema.of(tables, schema.sequences().values()).withObjectsOf(schema);
    }

    private boolean isOwn(TableName table) {
        return settings.ownTables().stream()
                .anyMatch(own -> own.name().text().equalsIgnoreCase(table.name().text())
                        && (table.schema() == null || table.schema().equals(own.schema())));
    }

    private List<Identifier> schemas(Set<Identifier> asked) throws SQLException {
        if (asked.isEmpty()) {
            return List.of();
        }
        LiveSchemas found = LiveSchemas.of(connection);
        return asked.stream().filter(found::has).toList();
    }
}
