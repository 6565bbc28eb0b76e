package dev.migrate.dialect.sqlite;

/**
 * The frame of a script's transactions, which finds the same rows without parents as {@link SqliteOrphans} does in a run.
 *
 * <p>SQLite answers nothing at all where one foreign key refers to columns that are no key, so that the tables of such
 * ones are told first. That there is one more of them is found like a row without a parent.
 */
final class SqliteScript {

    static final String HEADER = """
            create temp table if not exists _migrate_tables (name text collate nocase, page bigint);
            create temp table if not exists _migrate_orphans (child text collate nocase, parent text collate nocase, line bigint);
            create temp table if not exists _migrate_limits (found bigint, allowed bigint, check (found <= allowed));
            create temp view if not exists _migrate_keyless as
            select distinct s.name as child
            from main.sqlite_schema s, pragma_foreign_key_list(s.name, 'main') f, main.sqlite_schema p
            where s.type = 'table' and f.seq = 0
            and p.type in ('table', 'view') and p.name = f."table" collate nocase
            and not exists (
                select k.name
                from (
                    select '' as name, c.name as part from pragma_table_info(p.name, 'main') c where c.pk > 0
                    union all
                    select i.name, c.name
                    from pragma_index_list(p.name, 'main') i, pragma_index_info(i.name, 'main') c
                    where i."unique" and not i.partial
                ) k
                group by k.name
                having count(*) = (
                    select count(*) from pragma_foreign_key_list(s.name, 'main') n where n.id = f.id
                )
                and (f."to" is null and k.name = '' or count(*) = sum(k.part collate nocase in (
                    select n."to" from pragma_foreign_key_list(s.name, 'main') n where n.id = f.id
                )))
            );
            create temp view if not exists _migrate_found as
            select child, null as parent, '' as line from temp._migrate_keyless
            union all
            select s.name, c.parent, c.rowid
            from main.sqlite_schema s, pragma_foreign_key_check(s.name, 'main') c
            where s.type = 'table' and s.name not in (select child from temp._migrate_keyless);
            create temp view if not exists _migrate_kept as
            select t.name, t.page = s.rootpage as is_same
            from temp._migrate_tables t, main.sqlite_schema s
            where s.type = 'table' and s.name = t.name;
            create temp view if not exists _migrate_counts as
            select sum(is_now) as found, sum(not is_now) as allowed
            from (
                select true as is_now, child, parent, line from temp._migrate_found
                union all
                select false, child, parent, line from temp._migrate_orphans
            ) o
            left join temp._migrate_kept c on c.name = o.child
            left join temp._migrate_kept p on p.name = o.parent
            group by c.name, p.name, case when c.is_same then o.line end;

            """;

    private static final String BEGIN = """
            delete from temp._migrate_tables;
            insert into temp._migrate_tables select name, rootpage from main.sqlite_schema where type = 'table';
            delete from temp._migrate_orphans;
            insert into temp._migrate_orphans select child, parent, line from temp._migrate_found;

            """;

    /** Rolls all back, and so leaves nothing to commit, if there are orphans that were not there before. */
    static final String COMMIT = """
            insert or rollback into temp._migrate_limits select found, allowed from temp._migrate_counts;
            commit;

            """;

    private SqliteScript() {}

    /** Begins a transaction in which foreign keys act on the rows that refer to others, or do not. */
    static String begin(boolean actions) {
        return "pragma foreign_keys = " + (actions ? "on" : "off") + ";\npragma legacy_alter_table = off;\n"
                + "begin immediate;\n" + (actions ? "pragma defer_foreign_keys = on;\n" : "") + BEGIN;
    }
}
