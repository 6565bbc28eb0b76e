package dev.migrate.live;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a database holds in the connection's schema that no inspector reads, so that it can be named. */
public final class Unread {

    private static final String POSTGRESQL = """
            with own as (select oid from pg_catalog.pg_namespace where nspname = current_schema()),
                extra as (select objid, classid from pg_catalog.pg_depend where deptype = 'e')
            select case when c.relkind = 'v' then 'view' when c.relkind = 'm' then 'materialized view'
                when c.relkind = 'f' then 'foreign table' when c.relispartition then 'partition'
                else 'partitioned table' end as kind, c.relname as name
            from pg_catalog.pg_class c
            where c.relnamespace = (select oid from own) and c.relkind in ('v', 'm', 'f', 'r', 'p')
                and (c.relkind in ('v', 'm', 'f', 'p') or c.relispartition)
                and not exists (select 1 from extra where objid = c.oid and classid = 'pg_class'::regclass)
            union all
            select case p.prokind when 'p' then 'procedure' else 'function' end,
                p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')'
            from pg_catalog.pg_proc p
            where p.pronamespace = (select oid from own)
                and not exists (select 1 from extra where objid = p.oid and classid = 'pg_proc'::regclass)
            union all
            select 'trigger', c.relname || '.' || t.tgname
            from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
            where c.relnamespace = (select oid from own) and not t.tgisinternal
            union all
            select 'policy', c.relname || '.' || p.polname
            from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
            where c.relnamespace = (select oid from own)
            union all
            select 'domain', t.typname from pg_catalog.pg_type t
            where t.typnamespace = (select oid from own) and t.typtype = 'd'
                and not exists (select 1 from extra where objid = t.oid and classid = 'pg_type'::regclass)
            union all
            select 'extension', e.extname from pg_catalog.pg_extension e where e.extname <> 'plpgsql'
            order by 1, 2""";
    private static final String MYSQL = """
            select 'view' as kind, table_name as name from information_schema.views where table_schema = database()
            union all
            select lower(routine_type), routine_name from information_schema.routines where routine_schema = database()
            union all
            select 'trigger', concat(event_object_table, '.', trigger_name)
            from information_schema.triggers where trigger_schema = database()
            union all
            select 'event', event_name from information_schema.events where event_schema = database()
            union all
            select 'partitioned table', table_name from information_schema.tables
            where table_schema = database() and create_options like '%partitioned%'
            union all
            select 'system-versioned table', table_name from information_schema.tables
            where table_schema = database() and table_type = 'SYSTEM VERSIONED'
            order by 1, 2""";
    private static final String BEGINNINGS = """
            select distinct table_name as name, index_name as part from information_schema.statistics
            where table_schema = database() and sub_part is not null and index_type = 'BTREE'
            order by 1, 2""";
    private static final String H2 = """
            select 'view' as kind, TABLE_NAME as name from INFORMATION_SCHEMA.VIEWS where TABLE_SCHEMA = current_schema
            union all
            select lower(ROUTINE_TYPE), ROUTINE_NAME from INFORMATION_SCHEMA.ROUTINES where ROUTINE_SCHEMA = current_schema
            union all
            select 'trigger', EVENT_OBJECT_TABLE || '.' || TRIGGER_NAME
            from INFORMATION_SCHEMA.TRIGGERS where TRIGGER_SCHEMA = current_schema
            union all
            select 'domain', DOMAIN_NAME from INFORMATION_SCHEMA.DOMAINS where DOMAIN_SCHEMA = current_schema
            order by 1, 2""";
    private static final String SQLITE = """
            select case type when 'table' then 'virtual table' else type end as kind,
                case type when 'trigger' then tbl_name || '.' || name else name end as name
            from sqlite_master where type in ('view', 'trigger') or sql like 'create virtual table %'
            order by 1, 2""";

    private Unread() {}

    /**
     * An object.
     *
     * @param kind such as {@code view}
     */
    public record Item(String kind, String name) {}

    /**
     * Returns the objects, by kind and name.
     *
     * @throws SQLException if the catalog cannot be read
     */
    public static List<Item> in(Connection connection, String dialect) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query(dialect))) {
            while (rows.next()) {
                items.add(new Item(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2)));
            }
        }
        return items;
    }

    /**
     * Returns the indexes and unique constraints that look only at the beginnings of values, each as its table and name.
     *
     * @throws SQLException if the catalog cannot be read
     */
    public static List<Item> ofBeginnings(Connection connection, String dialect) throws SQLException {
        List<Item> items = new ArrayList<>();
        if (dialect.equals("mysql") || dialect.equals("mariadb")) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(BEGINNINGS)) {
                while (rows.next()) {
                    items.add(new Item("index", rows.getString(1) + "." + rows.getString(2)));
                }
            }
        }
        return items;
    }

    private static String query(String dialect) {
        return switch (dialect) {
            case "postgresql" -> POSTGRESQL;
            case "mysql", "mariadb" -> MYSQL;
            case "h2" -> H2;
            default -> SQLITE;
        };
    }
}
