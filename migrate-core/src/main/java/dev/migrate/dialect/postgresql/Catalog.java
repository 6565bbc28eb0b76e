package dev.migrate.dialect.postgresql;

/** The questions to PostgreSQL's catalog: each is asked once, whatever the number of tables. */
final class Catalog {

    static final String DEFAULT_SCHEMA = "select current_schema()";

    private static final String TABLES = """
            select c.oid::bigint as id, n.nspname, c.relname, obj_description(c.oid, 'pg_class') as comment,
                c.relpersistence = 'u' as unlogged, c.reloptions, x.reloptions as toastoptions, s.spcname,
                case when m.amname <> 'heap' then m.amname end as amname
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_class x on x.oid = c.reltoastrelid
            left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
            left join pg_catalog.pg_am m on m.oid = c.relam
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
                a.attgenerated = 'v' as virtual,
                a.attidentity, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache,
                format_type(s.seqtypid, null) as seqtype,
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
                k.contype = 'u' and pg_get_constraintdef(k.oid) like 'UNIQUE NULLS NOT DISTINCT %' as equalnulls,
                obj_description(k.oid, 'pg_constraint') as comment
            from unnest(?::bigint[]) as w(id)
            join pg_catalog.pg_constraint k on k.conrelid = w.id::oid and k.contype in ('p', 'u', 'f', 'c')
            left join pg_catalog.pg_class fc on fc.oid = k.confrelid
            left join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
            order by k.conrelid, array_position(array['p', 'u', 'f', 'c'], k.contype::text), k.conname""";

    static final String INDEXES = """
            select i.indrelid::bigint as id, c.relname, i.indisvalid, i.indisunique, pg_get_expr(i.indpred, i.indrelid) as condition,
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
                    join pg_catalog.pg_operator o on o.oid = u.op) as operators, x.condeferrable, x.condeferred,
                obj_description(x.oid, 'pg_constraint') as constraintcomment
            from unnest(?::bigint[]) as w(id)
            join pg_catalog.pg_index i on i.indrelid = w.id::oid
            join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_am m on m.oid = c.relam
            left join pg_catalog.pg_constraint x on x.conindid = i.indexrelid and x.contype = 'x'
            where not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid
                and k.contype in ('p', 'u'))
            order by i.indrelid, c.relname""";

    static final String SEQUENCES = """
            select n.nspname, c.relname, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache,
                format_type(s.seqtypid, null) as seqtype, tn.nspname as ownerschema, t.relname as ownertable,
                a.attname as ownercolumn
            from pg_catalog.pg_sequence s
            join pg_catalog.pg_class c on c.oid = s.seqrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid
                and o.refclassid = 'pg_catalog.pg_class'::regclass and o.deptype = 'a'
            left join pg_catalog.pg_class t on t.oid = o.refobjid
            left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
            left join pg_catalog.pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
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

    /** Views over a table: what they read, and what brings back what they have, those of which must not change it first. */
    static final String VIEWS = """
            with recursive over(oid, level) as (
                select r.ev_class, 1
                from pg_catalog.pg_class t
                join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                join pg_catalog.pg_depend d on d.refobjid = t.oid and d.refclassid = 'pg_catalog.pg_class'::regclass
                    and d.classid = 'pg_catalog.pg_rewrite'::regclass
                join pg_catalog.pg_rewrite r on r.oid = d.objid and r.ev_class <> t.oid and r.rulename = '_RETURN'
                where n.nspname = ? and t.relname = ?
                union
                select r.ev_class, o.level + 1
                from over o
                join pg_catalog.pg_depend d on d.refobjid = o.oid and d.refclassid = 'pg_catalog.pg_class'::regclass
                    and d.classid = 'pg_catalog.pg_rewrite'::regclass
                join pg_catalog.pg_rewrite r on r.oid = d.objid and r.ev_class <> o.oid and r.rulename = '_RETURN'),
            view as (
                select c.*, n.nspname, o.place, format('%I.%I', n.nspname, c.relname) as whole,
                    case c.relkind when 'm' then 'materialized view' else 'view' end as kind
                from (select oid, max(level) as place from over group by oid) o
                join pg_catalog.pg_class c on c.oid = o.oid and c.relkind in ('v', 'm')
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace),
            belonging(oid, place, at, sql) as (
                select oid, 1, 0, format('alter %s %s set (%s)', kind, whole, array_to_string(reloptions, ', '))
                from view where reloptions is not null
                union all
                select v.oid, 2, a.attnum, format('alter view %s alter column %I set default %s', v.whole, a.attname,
                    pg_get_expr(d.adbin, d.adrelid))
                from view v join pg_catalog.pg_attrdef d on d.adrelid = v.oid
                join pg_catalog.pg_attribute a on a.attrelid = v.oid and a.attnum = d.adnum
                union all
                select oid, 3, 0, format('comment on %s %s is %L', kind, whole, obj_description(oid, 'pg_class'))
                from view where obj_description(oid, 'pg_class') is not null
                union all
                select v.oid, 3, a.attnum, format('comment on column %s.%I is %L', v.whole, a.attname,
                    col_description(v.oid, a.attnum))
                from view v join pg_catalog.pg_attribute a on a.attrelid = v.oid and a.attnum > 0
                where col_description(v.oid, a.attnum) is not null
                union all
                select v.oid, 4, row_number() over (order by c.relname), pg_get_indexdef(i.indexrelid)
                from view v join pg_catalog.pg_index i on i.indrelid = v.oid
                join pg_catalog.pg_class c on c.oid = i.indexrelid
                union all
                select v.oid, 5, row_number() over (order by r.rulename), rtrim(pg_get_ruledef(r.oid), ';')
                from view v join pg_catalog.pg_rewrite r on r.ev_class = v.oid and r.rulename <> '_RETURN'
                union all
                select v.oid, 6, row_number() over (order by g.grantee::regrole::text, g.privilege_type),
                    format('grant %s on %s to %s%s', g.privilege_type, v.whole,
                        case g.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end,
                        case when g.is_grantable then ' with grant option' else '' end)
                from view v cross join lateral aclexplode(v.relacl) g where g.grantee <> v.relowner
                union all
                select v.oid, 7, row_number() over (order by a.attnum, g.grantee::regrole::text, g.privilege_type),
                    format('grant %s (%I) on %s to %s%s', g.privilege_type, a.attname, v.whole,
                        case g.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end,
                        case when g.is_grantable then ' with grant option' else '' end)
                from view v join pg_catalog.pg_attribute a on a.attrelid = v.oid and a.attnum > 0
                cross join lateral aclexplode(a.attacl) g
                union all
                select oid, 8, 0, format('alter %s %s owner to %I', kind, whole, pg_get_userbyid(relowner))
                from view where pg_get_userbyid(relowner) <> current_user)
            select v.nspname, v.relname, v.relkind, rtrim(pg_get_viewdef(v.oid), ';')
                    || case when v.relispopulated then '' else ' with no data' end as text,
                (select array_agg(b.sql order by b.place, b.at) from belonging b where b.oid = v.oid) as belongings,
                (select array_agg(t.tgname::text order by t.tgname) from pg_catalog.pg_trigger t
                    where t.tgrelid = v.oid and not t.tgisinternal) as triggers,
                (select array_agg(substr(pg_get_triggerdef(t.oid), length('CREATE TRIGGER ' || quote_ident(t.tgname)) + 2)
                        order by t.tgname) from pg_catalog.pg_trigger t
                    where t.tgrelid = v.oid and not t.tgisinternal) as texts,
                x.schemas, x.relations, x.columns
            from view v
            cross join lateral (
                select array_agg(n.nspname::text order by d.refobjid, d.refobjsubid) as schemas,
                    array_agg(c.relname::text order by d.refobjid, d.refobjsubid) as relations,
                    array_agg(coalesce(a.attname::text, '') order by d.refobjid, d.refobjsubid) as columns
                from pg_catalog.pg_rewrite r
                join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
                    and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> v.oid
                join pg_catalog.pg_class c on c.oid = d.refobjid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                left join pg_catalog.pg_attribute a
                    on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and d.refobjsubid > 0
                where r.ev_class = v.oid and r.rulename = '_RETURN') x
            order by v.place, v.nspname, v.relname""";

    private Catalog() {}
}
