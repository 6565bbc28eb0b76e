package dev.migrate.dialect.mysql;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The questions to the information_schema: each is asked once, whatever the number of tables. */
record Catalog(Connection connection, Product product) {

    /** Returns the database that the connection is in. */
    String database() throws SQLException {
        String database = CatalogRow.query(connection, "select database() as name", List.of())
                .get(0)
                .get("name");
        if (database == null) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "The connection is in no database.\n    url  "
                            + String.valueOf(connection.getMetaData().getURL()).replaceAll("\\?.*", "")
                            + "\nName the database in the URL: jdbc:" + product.name() + "://localhost/shop");
        }
        return database;
    }

    /** Returns the names of tables, of which some are asked for. */
    CatalogNames names(Set<TableName> asked) throws SQLException {
        String database = database();
        boolean foldsCase = !asked.isEmpty()
                && CatalogRow.query(connection, "select @@lower_case_table_names as folds", List.of())
                                .get(0)
                                .number("folds")
                        != 0;
        return new CatalogNames(database, asked, foldsCase);
    }

    List<CatalogRow> tables(Scope scope) throws SQLException {
        return query("""
                select table_schema as table_schema, table_name as table_name, table_type as table_type,
                       table_collation as table_collation, table_comment as table_comment,
                       nullif(engine, @@default_storage_engine) as other_engine, create_options as create_options,
                       nullif(table_collation, (select s.default_collation_name from information_schema.schemata s
                            where s.schema_name = table_schema)) as other_collation
                  from information_schema.tables
                 where table_type in ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE') and %s
                 order by table_schema, table_name""".replace("%s", scope.conditionOfTables()), scope);
    }

    List<CatalogRow> columns(Scope scope) throws SQLException {
        String srid = product.mariaDb() ? "null" : "srs_id";
        return query("""
                select table_schema as table_schema, table_name as table_name, column_name as column_name,
                       column_type as column_type, column_default as column_default, is_nullable as is_nullable,
                       extra as extra, generation_expression as generation_expression,
                       collation_name as collation_name, column_comment as column_comment, $srid as srs_id
                  from information_schema.columns
                 where %s
                 order by table_schema, table_name, ordinal_position""".replace("$srid", srid), scope);
    }

    List<CatalogRow> indexes(Scope scope) throws SQLException {
        String invisible = product.mariaDb() ? "ignored = 'YES'" : "is_visible = 'NO'";
        String expression = product.hasExpressionIndexes() ? "expression" : "null";
        return query("""
                select table_schema as table_schema, table_name as table_name, index_name as index_name,
                       non_unique as non_unique, column_name as column_name, collation as direction,
                       sub_part as sub_part, index_type as index_type, $invisible as invisible,
                       index_comment as index_comment,
                       $expression as expression
                  from information_schema.statistics
                 where index_type in ('BTREE', 'HASH', 'FULLTEXT', 'SPATIAL') and %s
                 order by table_schema, table_name, index_name, seq_in_index""".replace("$expression", expression).replace("$invisible", invisible), scope);
    }

    List<CatalogRow> foreignKeys(Scope scope) throws SQLException {
        return query("""
                select u.table_schema as table_schema, u.table_name as table_name, u.constraint_name as constraint_name,
                       u.column_name as column_name, u.referenced_table_schema as referenced_schema,
                       u.referenced_table_name as referenced_table, u.referenced_column_name as referenced_column,
                       r.delete_rule as delete_rule, r.update_rule as update_rule
                  from information_schema.key_column_usage u
                  join information_schema.referential_constraints r on r.constraint_schema = u.constraint_schema
                   and r.table_name = u.table_name and r.constraint_name = u.constraint_name
                 where u.referenced_table_name is not null and %s
                 order by u.table_schema, u.table_name, u.constraint_name, u.ordinal_position""", scope, "u.");
    }

    List<CatalogRow> checks(Scope scope) throws SQLException {
        String table = product.mariaDb() ? "and c.table_name = k.table_name" : "";
        String level = product.mariaDb() ? "c.level" : "'Table'";
        String enforced = product.mariaDb() ? "'YES'" : "k.enforced";
        return query("""
                select k.table_schema as table_schema, k.table_name as table_name,
                       k.constraint_name as constraint_name, c.check_clause as check_clause, $level as level,
                       $enforced as enforced
                  from information_schema.table_constraints k
                  join information_schema.check_constraints c on c.constraint_schema = k.constraint_schema
                   and c.constraint_name = k.constraint_name $table
                 where k.constraint_type = 'CHECK' and %s
                 order by k.table_schema, k.table_name, k.constraint_name""".replace("$table", table).replace("$level", level).replace("$enforced", enforced), scope, "k.");
    }

    /** Returns the views of a database whose texts the user may see. */
    List<CatalogRow> views(String database) throws SQLException {
        return CatalogRow.query(connection, """
                select table_schema as table_schema, table_name as table_name, view_definition as view_definition
                  from information_schema.views
                 where table_schema = ? and view_definition is not null
                 order by table_schema, table_name""", List.of(database));
    }

    /** Returns the tables with foreign keys to some tables. */
    Set<CatalogKey> referring(Scope scope) throws SQLException {
        String condition = scope.condition("referenced_table_schema", "referenced_table_name");
        Set<CatalogKey> referring = new LinkedHashSet<>();
        for (CatalogRow row : CatalogRow.query(
                connection,
                "select distinct table_schema as table_schema, table_name as table_name"
                        + " from information_schema.key_column_usage where " + condition
                        + " order by table_schema, table_name",
                scope.parameters())) {
            referring.add(row.table());
        }
        return referring;
    }

    /** Returns the tables with defaults that take numbers from sequences among some tables. */
    Set<CatalogKey> taking(Scope scope) throws SQLException {
        Set<CatalogKey> taking = new LinkedHashSet<>();
        if (!product.hasSequences()) {
            return taking;
        }
        List<CatalogRow> sequences = query("""
                select table_schema as table_schema, table_name as table_name
                  from information_schema.tables where table_type = 'SEQUENCE' and %s""", scope);
        if (!sequences.isEmpty()) {
            for (CatalogRow row : CatalogRow.query(connection, """
                    select table_schema as table_schema, table_name as table_name, column_default as column_default
                      from information_schema.columns
                     where column_default like '%nextval(%' order by table_schema, table_name""", List.of())) {
                if (sequences.stream().anyMatch(each -> isNamed(each.table(), row.text("column_default")))) {
                    taking.add(row.table());
                }
            }
        }
        return taking;
    }

    private static boolean isNamed(CatalogKey sequence, String expression) {
        return expression.contains("`" + sequence.database() + "`.`" + sequence.name() + "`");
    }

    /** Reads all sequences by one question: each is a table with one row. */
    List<CatalogRow> sequences(List<CatalogKey> sequences) throws SQLException {
        if (sequences.isEmpty()) {
            return List.of();
        }
        MySqlWriter writer = new MySqlWriter(product);
        List<String> selects = new ArrayList<>();
        for (CatalogKey key : sequences) {
            String name = writer.name(new CatalogNames("", Set.<TableName>of(), false).of(key));
            selects.add("select " + selects.size()
                    + " as place, start_value, increment, minimum_value, maximum_value, cycle_option, cache_size from "
                    + name);
        }
        return CatalogRow.query(connection, String.join("\nunion all ", selects) + "\norder by place", List.of());
    }

    private List<CatalogRow> query(String sql, Scope scope) throws SQLException {
        return query(sql, scope, "");
    }

    private List<CatalogRow> query(String sql, Scope scope, String alias) throws SQLException {
        String condition = scope.condition(alias + "table_schema", alias + "table_name");
        return CatalogRow.query(connection, sql.replace("%s", condition), scope.parameters());
    }
}
