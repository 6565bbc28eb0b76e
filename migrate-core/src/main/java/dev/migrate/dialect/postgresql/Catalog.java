package dev.migrate.dialect.postgresql;

/** The questions to PostgreSQL's catalog: each is asked once, whatever the number of tables. */
final class Catalog {

    static final String DEFAULT_SCHEMA = "select current_schema()";

    private static final String TABLES = """
            select c.oid::bigint as id, n.nspname, c.relname, obj_description(c.oid, 'pg_class') as comment
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
                and not exists (
                    select 1 from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                and\s""";

    static final String TABLES_OF_SCHEMA = TABLES + "n.nspname = ? order by n.nspname, c.relname";

    static final String SOME_TABLES = """
            with asked as (
                select c.oid
                from unnest(?::text[], ?::text[]) as w(nsp, rel)
                join pg_catalog.pg_namespace n on n.nspname = w.nsp
                join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.rel),
            typed as (
                select unnest(array[t.oid, t.typarray]) as oid
                from unnest(?::text[], ?::text[]) as w(nsp, rel)
                join pg_catalog.pg_namespace n on n.nspname = w.nsp
                join pg_catalog.pg_type t on t.typnamespace = n.oid and t.typname = w.rel and t.typtype = 'e')
            """ + TABLES + """
            (c.oid in (select oid from asked)
                    or exists (select 1 from typed) and c.oid in (
                        select a.attrelid from pg_catalog.pg_attribute a
                        where a.atttypid in (select oid from typed) and a.attnum > 0 and not a.attisdropped)
                    or c.oid in (
                        select f.conrelid from pg_catalog.pg_constraint f
                        where f.contype = 'f' and f.confrelid in (select oid from asked)))
            order by n.nspname, c.relname""";

    static final String COLUMNS = """
            select a.attrelid::bigint as id, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
                pg_get_expr(d.adbin, d.adrelid) as expression, a.attgenerated <> '' as computed,
                a.attidentity, s.seqstart, s.seqincrement,
                case when a.attcollation <> t.typcollation then l.collname end as collation,
                col_description(a.attrelid, a.attnum) as comment
            from unnest(?::bigint[]) as w(id)
            join pg_catalog.pg_attribute a on a.attrelid = w.id::oid and a.attnum > 0 and not a.attisdropped
            join pg_catalog.pg_type t on t.oid = a.atttypid
            left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            left join pg_catalog.pg_collation l on l.oid = a.attcollation
            left join pg_catalog.pg_depend o on a.attidentity <> '' and o.deptype = 'i'
                and o.classid = 'pg_catalog.pg_class'::regclass and o.refclassid = 'pg_catalog.pg_class'::regclass
                and o.refobjid = a.attrelid and o.refobjsubid = a.attnum
            left join pg_catalog.pg_sequence s on s.seqrelid = o.objid
            order by a.attrelid, a.attnum""";

    static final String CONSTRAINTS = """
            select k.conrelid::bigint as id, k.conname, k.contype,
                (select array_agg(a.attname::text order by u.at)
                    from unnest(k.conkey) with ordinality as u(num, at)
                    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns,
                fn.nspname, fc.relname,
                (select array_agg(a.attname::text order by u.at)
                    from unnest(k.confkey) with ordinality as u(num, at)
                    join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as referenced,
                k.confdeltype, k.confupdtype, pg_get_expr(k.conbin, k.conrelid) as expression,
                k.condeferrable, k.condeferred, k.convalidated, k.confmatchtype = 'f' as matchfull,
                k.contype = 'u' and pg_get_constraintdef(k.oid) like 'UNIQUE NULLS NOT DISTINCT %' as equalnulls
            from unnest(?::bigint[]) as w(id)
            join pg_catalog.pg_constraint k on k.conrelid = w.id::oid and k.contype in ('p', 'u', 'f', 'c')
            left join pg_catalog.pg_class fc on fc.oid = k.confrelid
            left join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
            order by k.conrelid, array_position(array['p', 'u', 'f', 'c'], k.contype::text), k.conname""";

    static final String INDEXES = """
            select i.indrelid::bigint as id, c.relname, i.indisunique, pg_get_expr(i.indpred, i.indrelid) as condition,
                m.amname, pg_get_indexdef(i.indexrelid) as definition,
                obj_description(i.indexrelid, 'pg_class') as comment,
                (select array_agg(a.attname::text order by p.at)
                    from generate_series(1, i.indnkeyatts) as p(at)
                    left join pg_catalog.pg_attribute a
                        on a.attrelid = i.indrelid and a.attnum = i.indkey[p.at - 1]) as columns,
                (select array_agg(
                        case when i.indkey[p.at - 1] = 0 then pg_get_indexdef(i.indexrelid, p.at, false) end order by p.at)
                    from generate_series(1, i.indnkeyatts) as p(at)) as expressions,
                (select array_agg(a.attname::text order by p.at)
                    from generate_series(i.indnkeyatts + 1, i.indnatts) as p(at)
                    join pg_catalog.pg_attribute a
                        on a.attrelid = i.indrelid and a.attnum = i.indkey[p.at - 1]) as included,
                (select array_agg(o.oprname::text order by u.at)
                    from unnest(x.conexclop) with ordinality as u(op, at)
                    join pg_catalog.pg_operator o on o.oid = u.op) as operators, x.condeferrable, x.condeferred
            from unnest(?::bigint[]) as w(id)
            join pg_catalog.pg_index i on i.indrelid = w.id::oid and i.indisvalid
            join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_am m on m.oid = c.relam
            left join pg_catalog.pg_constraint x on x.conindid = i.indexrelid and x.contype = 'x'
            where not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid
                and k.contype in ('p', 'u'))
            order by i.indrelid, c.relname""";

    static final String SEQUENCES = """
            select n.nspname, c.relname, s.seqstart, s.seqincrement
            from pg_catalog.pg_sequence s
            join pg_catalog.pg_class c on c.oid = s.seqrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?::text[])
                and not exists (
                    select 1 from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
            order by n.nspname, c.relname""";

    static final String ENUMS = """
            select n.nspname, t.typname, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
            from pg_catalog.pg_enum e
            join pg_catalog.pg_type t on t.oid = e.enumtypid
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where n.nspname = any (?::text[])
                and not exists (
                    select 1 from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
            group by n.nspname, t.typname
            order by n.nspname, t.typname""";

    private Catalog() {}
}
