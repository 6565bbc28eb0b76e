package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.RecreateTables;
import dev.migrate.operation.ViewText;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import dev.migrate.sql.SqlSyntax;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads SQLite's catalog by one query: it keeps the very statements that made it. */
record SqliteInspector(Connection connection) implements Inspector {

    /** The tables that a virtual one keeps its content in belong to nobody else; SQLite tells which they are. */
    private static final String CATALOG = """
            select type, name, tbl_name, sql
            from sqlite_schema
            where sql is not null
            and name not like 'sqlite\\_%' escape '\\'
            and sql not like 'create virtual table%'
            and tbl_name not in (select name from pragma_table_list where schema = 'main' and type = 'shadow')
            order by rowid
            """;

    /** Something in the catalog and the statement that made it. */
    private record Entry(String type, Identifier name, Identifier table, String sql) {}

    @Override
    public Schema read() throws SQLException {
        return read(entries(), table -> true);
    }

    @Override
    public Schema read(Set<TableName> tables) throws SQLException {
        Set<Identifier> names = new LinkedHashSet<>();
        tables.forEach(each -> names.add(SqliteNative.name(each.name())));
        return read(
                entries(),
                table -> names.contains(table.table().name().name())
                        || isTemporary(table.table().name().name())
                        || table.references().stream().anyMatch(each -> names.contains(each.table())));
    }

    /** A table that is made again needs a name that is free. */
    private static boolean isTemporary(Identifier table) {
        return table.folded().startsWith(RecreateTables.PREFIX);
    }

    private List<Entry> entries() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CATALOG)) {
            while (rows.next()) {
                entries.add(new Entry(
                        rows.getString("type"),
                        SqliteWords.identifier(rows.getString("name")),
                        SqliteWords.identifier(rows.getString("tbl_name")),
                        rows.getString("sql")));
            }
        }
        return entries;
    }

    private static Schema read(List<Entry> entries, Predicate<SqliteTableText.Result> wanted) {
        Map<Identifier, SqliteTableText.Result> read = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.type().equals("table")) {
                read.put(entry.name(), SqliteTableText.read(entry.name(), entry.sql()));
            }
        }
        List<Table> tables = new ArrayList<>();
        for (SqliteTableText.Result result : read.values()) {
            if (wanted.test(result)) {
                tables.add(complete(result, read, entries));
            }
        }
        return Schema.of(tables, List.of());
    }

    private static Table complete(
            SqliteTableText.Result result, Map<Identifier, SqliteTableText.Result> all, List<Entry> entries) {
        Table table = result.table();
        Set<Constraint> constraints = new LinkedHashSet<>(table.constraints());
        result.references().forEach(each -> constraints.add(foreignKey(each, all.get(each.table()))));
        Set<TableOption> options = new LinkedHashSet<>(table.options());
        Set<Index> indexes = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.type().equals("index")
                    && entry.table().equals(table.name().name())) {
                indexes.add(SqliteIndexText.read(
                        entry.name(), entry.sql(), table.columns().keySet()));
            } else {
                options.addAll(hanging(entry, table.name().name()));
            }
        }
        return table.withConstraints(constraints).withIndexes(indexes).withOptions(options);
    }

    /** Only those that select from it themselves: SQLite does not look at its views when it drops a table. */
    @Override
    public List<KnownView> viewsOver(TableName table) throws SQLException {
        List<KnownView> views = new ArrayList<>();
        List<Entry> entries = entries();
        Schema schema = null;
        for (Entry entry : entries) {
            ViewText text = new ViewText(entry.type().equals("view") ? entry.sql() : "", SqlSyntax.SQLITE);
            if (text.reads(table)) {
                schema = schema == null ? read(entries, any -> true) : schema;
                Definition view =
                        new Definition(DefinitionName.of(DefinitionKind.VIEW, TableName.of(entry.name())), entry.sql());
                Set<Identifier> columns = columns(text, table, schema);
                views.add(new KnownView(view, List.of(), List.of(), Map.of(table, columns)));
            }
        }
        return views;
    }

    /** Returns the columns of a table that a view reads. */
    private static Set<Identifier> columns(ViewText text, TableName name, Schema schema) {
        Set<Identifier> columns = new LinkedHashSet<>();
        Table table = schema.table(name);
        if (table != null) {
            columns.addAll(table.columns().keySet());
            columns.removeIf(each -> !text.reads(name, each, schema));
        }
        return columns;
    }

    /** Returns the option of a trigger or view that hangs on a table, or none. */
    private static List<TableOption> hanging(Entry entry, Identifier table) {
        if (entry.type().equals("trigger") && entry.table().equals(table)) {
            return List.of(SqliteOptions.trigger(entry.sql()));
        }
        boolean reads = entry.type().equals("view") || entry.type().equals("trigger");
        return reads && SqliteExpressions.mentions(entry.sql(), table)
                ? List.of(SqliteOptions.reader(entry.type() + " " + entry.name()))
                : List.of();
    }

    /** SQLite accepts a foreign key to a key of other length, or to none, and complains only when rows come. */
    private static ForeignKey foreignKey(
            SqliteTableText.Reference reference, SqliteTableText.@Nullable Result referenced) {
        List<Identifier> to = reference.referencedColumns();
        if (to.isEmpty()) {
            PrimaryKey key = referenced == null ? null : referenced.table().primaryKey();
            to = key == null ? reference.columns() : key.columns();
        }
        if (to.size() != reference.columns().size()) {
            to = reference.columns();
        }
        return new ForeignKey(
                reference.name(),
                reference.columns(),
                TableName.of(reference.table()),
                to,
                reference.onDelete(),
                reference.onUpdate(),
                KeyOptions.NONE.withDeferral(reference.deferred() ? Deferral.DEFERRED : Deferral.NOT_DEFERRABLE));
    }
}
