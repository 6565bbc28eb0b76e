package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.RecreateTables;

/**
 * The frame of a script's transactions, which finds the same rows without parents as {@link SqliteOrphans} does in a run.
 *
 * <p>Where one foreign key refers to columns that are no key SQLite answers nothing, and the script ends with what it says.
 */
final class SqliteScript {

    /** No name begins as that of a table which is made again does, {@link RecreateTables#PREFIX}. */
    static final String HEADER = """
            -- Before each commit rows are looked for that refer to rows which do not exist, and did not do so before.
            create temp table if not exists _migration_before (id bigint, name text, line bigint, orphan bigint);
            create temp table if not exists _migration_limits (found bigint, allowed bigint, check (found <= allowed));
            create temp view if not exists _migration_found as
            select s.rowid as id, s.name, c.rowid as line, c."table" is not null as orphan
            from main.sqlite_schema s left join pragma_foreign_key_check(s.name, 'main') c
            where s.type = 'table';
            create temp view if not exists _migration_kept as
            select distinct s.name, s.rowid = b.id as same
            from main.sqlite_schema s join temp._migration_before b on b.name = s.name
            where s.type = 'table';
            create temp view if not exists _migration_counts as
            select sum(o.is_now) as found, sum(not o.is_now) as allowed
            from (
                select true as is_now, * from temp._migration_found
                union all
                select false, * from temp._migration_before
            ) o
            left join temp._migration_kept k on k.name = o.name
            where o.orphan
            group by k.name, case when k.same then o.line end
            having found > allowed;

            """;

    private static final String BEGIN = """
            delete from temp._migration_before;
            insert into temp._migration_before select * from temp._migration_found;

            """;

    /** Rolls all back, and so leaves nothing to commit, if there are orphans that were not there before. */
    static final String COMMIT = """
            insert or rollback into temp._migration_limits select * from temp._migration_counts;
            commit;

            """;

    private SqliteScript() {}

    /** Begins a transaction in which foreign keys act on the rows that refer to others, or do not. */
    static String begin(boolean foreignKeysAct) {
        return "pragma foreign_keys = " + (foreignKeysAct ? "on" : "off") + ";\npragma legacy_alter_table = off;\n"
                + "begin immediate;\n" + (foreignKeysAct ? "pragma defer_foreign_keys = on;\n" : "") + BEGIN;
    }
}
