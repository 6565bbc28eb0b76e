package dev.migrate.hibernate;

import java.util.List;

/**
 * The words that Hibernate puts between quotes where it is told to, beyond those of the SQL standard.
 *
 * <p>Hibernate asks the driver for them, which asks the server; a model is read without a connection. They matter where a
 * name between quotes is another name: where the database folds names to upper case, and for names in mixed case.
 */
final class Keywords {

    private static final String POSTGRESQL = """
        abort absent access aggregate also analyse analyze attach backward bit cache checkpoint class cluster
        columns comment comments compression concurrently conditional configuration conflict connection content
        conversion copy cost csv current_catalog current_schema database delimiter delimiters depends detach
        dictionary disable discard document empty enable encoding encrypted enforced enum error event exclusive
        explain expression extension family finalize force format forward freeze functions generated greatest groups
        header ilike immutable implicit import include indent index indexes inherit inherits inline instead isnull
        json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
        json_table json_value keep keys label leakproof least limit listen load location lock locked logged mapping
        materialized merge_action mode move nested nfc nfd nfkc nfkd nothing notify notnull nowait objects off
        offset oids omit operator owned owner parallel parser passing password period plan plans policy prepared
        procedural procedures program publication quote quotes reassign refresh reindex rename replace replica reset
        restrict returning routines rule scalar schemas sequences server setof share show skip snapshot stable
        standalone statistics stdin stdout storage stored strict string strip subscription support sysid tables
        tablespace target temp template text truncate trusted types unconditional unencrypted unlisten unlogged
        vacuum valid validate validator variadic verbose version views virtual volatile whitespace wrapper xml
        xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize
        xmltable yes
        """;

    private static final String H2 = """
        _rowid_ current_catalog current_schema groups ilike key limit minus offset qualify regexp rownum top
        """;

    private static final String MYSQL = """
        accessible analyze asc before cascade change database databases day_hour day_microsecond day_minute
        day_second delayed desc distinctrow div dual elseif empty enclosed escaped explain first_value float4 float8
        force fulltext generated groups high_priority hour_microsecond hour_minute hour_second ignore index infile
        int1 int2 int3 int4 int8 io_after_gtids io_before_gtids json_table key keys kill lag last_value lead limit
        linear lines load lock long longblob longtext low_priority master_bind master_ssl_verify_server_cert
        maxvalue mediumblob mediumint mediumtext middleint minute_microsecond minute_second no_write_to_binlog
        nth_value ntile optimize optimizer_costs option optionally outfile purge read read_write regexp rename
        replace require restrict rlike schema schemas second_microsecond separator show spatial sql_big_result
        sql_calc_found_rows sql_small_result ssl starting stored straight_join terminated tinyblob tinyint tinytext
        unlock unsigned usage use utc_date utc_time utc_timestamp varbinary varcharacter virtual write xor
        year_month zerofill
        """;

    private static final String MARIADB = """
        accessible analyze asc before cascade change convert database databases day_hour day_microsecond day_minute
        day_second delayed delete_domain_id desc distinctrow div do_domain_ids dual elseif enclosedescaped
        exceptexists explain float4 float8 force fromfulltext general high_priority hour_microsecond hour_minute
        hour_second ignore ignore_domain_ids ignore_server_ids index infile int1 int2 int3 int4 int8
        intersectinterval key keys kill limit linear lines load lock long longblob longtext low_priority
        master_heartbeat_period master_ssl_verify_server_cert maxvalue mediumblob mediumint mediumtext middleint
        minute_microsecond minute_second mod no_write_to_binlog offseton optimize option optionally outfile
        page_checksum parse_vcol_expr purge read read_write realrecursive ref_system_id regexp rename replace
        require restrict returning rlike row_numberrows schema schemas second_microsecond separator show slow
        spatial sql_big_result sql_calc_found_rows sql_small_result ssl starting stats_auto_recalc stats_persistent
        stats_sample_pages straight_join terminated tinyblob tinyint tinytext unlock unsigned usage use utc_date
        utc_time utc_timestamp varbinary varcharacter windowwith write xor year_month zerofill
        """;

    private static final String SQLITE = """
        abort action after analyze attach autoincrement before cascade conflict database deferrable deferred desc
        detach exclusive explain fail glob ignore index indexed initially instead isnull key limit notnull offset
        plan pragma query raise regexp reindex rename replace restrict temp temporary transaction vacuum view
        virtual
        """;

    private Keywords() {}

    /** Returns the words of a database, in lower case. */
    static List<String> of(String database) {
        return List.of(text(database).strip().split("\\s+", -1));
    }

    private static String text(String database) {
        return switch (database) {
            case "postgresql" -> POSTGRESQL;
            case "h2" -> H2;
            case "mysql" -> MYSQL;
            case "mariadb" -> MARIADB;
            case "sqlite" -> SQLITE;
            default -> "";
        };
    }
}
