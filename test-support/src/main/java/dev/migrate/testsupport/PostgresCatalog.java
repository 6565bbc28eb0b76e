package dev.migrate.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads pg_catalog. */
final class PostgresCatalog {

    private static final String USERS_SCHEMAS = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

    private final Connection connection;
    private final SortedMap<String, TableBuilder> tables = new TreeMap<>();

    private PostgresCatalog(Connection connection) {
        this.connection = connection;
    }

    static Dump read(Connection connection) throws SQLException {
        PostgresCatalog catalog = new PostgresCatalog(connection);
        catalog.readTables();
        catalog.readColumns();
        catalog.readKeys();
        catalog.readForeignKeys();
        catalog.readChecks();
        catalog.readIndexes();
        return new Dump(TableBuilder.build(catalog.tables), catalog.sequences(), catalog.types());
    }

    private void readTables() throws SQLException {
        for (Row row : query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name,
                       c.relpersistence, obj_description(c.oid, 'pg_class') as comment
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and %s""")) {
            String name = table(row);
            String kind = row.is("relpersistence", "u") ? "unlogged table" : "table";
            tables.put(name, new TableBuilder(name, kind, row.get("comment")));
        }
    }

    private void readColumns() throws SQLException {
        for (Row row : query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name,
                       a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull, a.attidentity,
                       a.attgenerated, pg_get_expr(d.adbin, d.adrelid) as expression,
                       col_description(c.oid, a.attnum) as comment, o.collname,
                       s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  join pg_type t on t.oid = a.atttypid
                  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                  left join pg_collation o on o.oid = a.attcollation and a.attcollation <> t.typcollation
                  left join pg_depend p on p.refobjid = c.oid and p.refobjsubid = a.attnum and p.deptype = 'i'
                       and p.refclassid = 'pg_class'::regclass and p.classid = 'pg_class'::regclass
                  left join pg_sequence s on s.seqrelid = p.objid
                 where c.relkind in ('r', 'p') and %s""")) {
            boolean generated = !row.text("attgenerated").isEmpty();
            String expression = row.get("expression");
            get(row).add(new ColumnDump(
                    Names.show(row.text("attname")),
                    row.text("type"),
                    !row.is("attnotnull"),
                    generated ? null : expression,
                    identity(row),
                    generated ? generated(row, expression) : null,
                    row.get("collname"),
                    row.get("comment")));
        }
    }

    private static @Nullable String identity(Row row) {
        return switch (row.text("attidentity")) {
            case "a" -> "always " + sequence(row);
            case "d" -> "by default " + sequence(row);
            default -> null;
        };
    }

    private static String generated(Row row, @Nullable String expression) {
        String storage = row.is("attgenerated", "s") ? " stored" : " virtual";
        return Expressions.normalise(String.valueOf(expression)) + storage;
    }

    private static String sequence(Row row) {
        return "start " + row.text("seqstart") + " increment " + row.text("seqincrement") + " from "
                + row.text("seqmin") + " to " + row.text("seqmax") + " cache " + row.text("seqcache")
                + (row.is("seqcycle") ? " cycle" : "");
    }

    private void readKeys() throws SQLException {
        List<Row> rows = query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name, k.oid,
                       k.contype, a.attname, pg_get_constraintdef(k.oid) as definition
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 cross join unnest(k.conkey) with ordinality as u (attnum, position)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
                 where k.contype in ('p', 'u') and %s order by k.oid, u.position""");
        Row.groups(rows, row -> row.text("oid")).values().forEach(key -> {
            Row first = key.get(0);
            List<String> columns =
                    key.stream().map(row -> Names.show(row.text("attname"))).toList();
            String definition = first.text("definition");
            if (first.is("contype", "p")) {
                get(first).primaryKey.addAll(columns);
            } else {
                get(first)
                        .uniques
                        .add(Names.sortedList(columns)
                                + (definition.startsWith("UNIQUE NULLS NOT DISTINCT") ? " nulls not distinct" : "")
                                + deferrable(definition));
            }
        });
    }

    private void readForeignKeys() throws SQLException {
        List<Row> rows = query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name, k.oid,
                       nullif(rn.nspname, current_schema()) as other_schema, r.relname as other_table,
                       a.attname, b.attname as other_column, k.confdeltype, k.confupdtype,
                       pg_get_constraintdef(k.oid) as definition
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
                 cross join unnest(k.conkey, k.confkey) with ordinality as u (attnum, other, position)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
                  join pg_attribute b on b.attrelid = r.oid and b.attnum = u.other
                 where k.contype = 'f' and %s order by k.oid, u.position""");
        Row.groups(rows, row -> row.text("oid")).values().forEach(key -> {
            Row first = key.get(0);
            String definition = first.text("definition");
            get(first)
                    .foreignKeys
                    .add(new ForeignKeyDump(
                            key.stream().map(PostgresCatalog::pair).toList(),
                            Names.show(first.get("other_schema"), first.text("other_table")),
                            action(first.text("confdeltype")),
                            action(first.text("confupdtype")),
                            (definition.contains(" MATCH FULL") ? " match full" : "") + deferrable(definition)));
        });
    }

    private static ForeignKeyDump.Pair pair(Row row) {
        return new ForeignKeyDump.Pair(Names.show(row.text("attname")), Names.show(row.text("other_column")));
    }

    private static String action(String letter) {
        return switch (letter) {
            case "a" -> "no action";
            case "r" -> "restrict";
            case "c" -> "cascade";
            case "n" -> "set null";
            case "d" -> "set default";
            default -> letter;
        };
    }

    private static String deferrable(String definition) {
        return (definition.contains(" DEFERRABLE") ? " deferrable" : "")
                + (definition.contains(" INITIALLY DEFERRED") ? " initially deferred" : "")
                + (definition.contains(" NOT VALID") ? " not valid" : "");
    }

    private void readChecks() throws SQLException {
        for (Row row : query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name,
                       pg_get_expr(k.conbin, k.conrelid) as expression, pg_get_constraintdef(k.oid) as definition
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where k.contype = 'c' and %s""")) {
            get(row).checks
                    .add(Expressions.normalise(row.text("expression"))
                            + (row.text("definition").endsWith(" NOT VALID") ? " not valid" : ""));
        }
    }

    private void readIndexes() throws SQLException {
        for (Row row : query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name,
                       i.indisunique, i.indisvalid, pg_get_indexdef(i.indexrelid) as definition
                  from pg_index i join pg_class c on c.oid = i.indrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where not exists (select 1 from pg_constraint k
                                    where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) and %s""")) {
            String definition = row.text("definition");
            String nameless = definition.substring(definition.indexOf(" USING ") + " USING ".length());
            get(row).indexes
                    .add(new IndexDump(row.is("indisunique"), nameless + (row.is("indisvalid") ? "" : " invalid")));
        }
    }

    private SortedMap<String, String> sequences() throws SQLException {
        SortedMap<String, String> sequences = new TreeMap<>();
        for (Row row : query("""
                select nullif(n.nspname, current_schema()) as schema_name, c.relname as table_name,
                       format_type(s.seqtypid, null) as type,
                       s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
                       (select r.relname || '.' || a.attname from pg_depend d
                          join pg_class r on r.oid = d.refobjid
                          join pg_attribute a on a.attrelid = r.oid and a.attnum = d.refobjsubid
                         where d.objid = c.oid and d.deptype = 'a' and d.classid = 'pg_class'::regclass) as owner
                  from pg_sequence s join pg_class c on c.oid = s.seqrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where not exists (select 1 from pg_depend d
                                    where d.objid = c.oid and d.deptype = 'i' and d.classid = 'pg_class'::regclass)
                   and %s""")) {
            String owner = row.get("owner");
            sequences.put(
                    table(row), row.text("type") + " " + sequence(row) + (owner == null ? "" : " owned by " + owner));
        }
        return sequences;
    }

    private SortedMap<String, String> types() throws SQLException {
        SortedMap<String, String> types = new TreeMap<>();
        for (Row row : query("""
                select nullif(n.nspname, current_schema()) as schema_name, t.typname as table_name, t.typtype,
                       format_type(t.typbasetype, t.typtypmod) as base, t.typnotnull, t.typdefault,
                       (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                          from pg_enum e where e.enumtypid = t.oid) as labels,
                       (select string_agg(pg_get_constraintdef(k.oid), ' ' order by pg_get_constraintdef(k.oid))
                          from pg_constraint k where k.contypid = t.oid and k.contype = 'c') as checks
                  from pg_type t join pg_namespace n on n.oid = t.typnamespace
                 where t.typtype in ('e', 'd') and %s""")) {
            types.put(table(row), row.is("typtype", "e") ? "enum (" + row.get("labels") + ")" : domain(row));
        }
        return types;
    }

    private static String domain(Row row) {
        return "domain " + row.text("base") + (row.is("typnotnull") ? " not null" : " null")
                + (row.get("typdefault") == null ? "" : " default " + row.get("typdefault"))
                + (row.get("checks") == null ? "" : " " + row.get("checks"));
    }

    private List<Row> query(String sql) throws SQLException {
        return Row.query(connection, sql.replace("%s", USERS_SCHEMAS));
    }

    private TableBuilder get(Row row) {
        return Objects.requireNonNull(tables.get(table(row)));
    }

    private static String table(Row row) {
        return Names.show(row.get("schema_name"), row.text("table_name"));
    }
}
