package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Inspector;
import dev.migrate.dialect.Statement;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of databases that others made. */
class MySqlInspectorTests {

    private static Table table(Schema schema, String name) {
        return Objects.requireNonNull(schema.table(TableName.of(name)), name);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void someTablesAreReadWithThoseThatReferToThem(TestDatabase product) throws SQLException {
        try (Workbench workbench = Workbench.on(product)) {
            workbench.sql("create table Owner (id int primary key)");
            workbench.sql(
                    "create table pet (id int primary key, o int, constraint fk foreign key (o) references Owner (id))");
            workbench.sql("create table other (id int primary key)");
            Inspector inspector = workbench.dialect().inspector(workbench.connection());

            assertThat(inspector
                            .read(new TreeSet<>(List.of(TableName.of("owner"))))
                            .tables())
                    .containsOnlyKeys(TableName.of("Owner"), TableName.of("pet"));
            assertThat(inspector.read(new TreeSet<>(List.of(TableName.of("nowhere")))))
                    .isEqualTo(Schema.empty());
            assertThat(inspector.read(new TreeSet<>())).isEqualTo(Schema.empty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void manyTablesAreReadByAsManyQueriesAsOne(TestDatabase product) throws SQLException {
        try (Workbench workbench = Workbench.on(product)) {
            workbench.sql("create table t0 (id int primary key)");
            addSequence(workbench, 0);
            int few = queries(workbench);
            for (int i = 1; i <= 20; i++) {
                workbench.sql("create table t" + i + " (id int primary key, o int, check (o > 0)," + " constraint fk"
                        + i + " foreign key (o) references t0 (id), key ix (o, id))");
                addSequence(workbench, i);
            }
            assertThat(queries(workbench)).isEqualTo(few).isLessThanOrEqualTo(7);
            assertThat(workbench.inspected().tables()).hasSize(21);
        }
    }

    private static void addSequence(Workbench workbench, int number) throws SQLException {
        if (workbench.database().product().isMariaDb()) {
            workbench.sql("create sequence s" + number + " start with 5 increment by 50");
        }
    }

    private static int queries(Workbench workbench) throws SQLException {
        List<String> prepared = new ArrayList<>();
        Connection counting = (Connection) Proxy.newProxyInstance(
                MySqlInspectorTests.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(workbench.connection(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        workbench.dialect().inspector(counting).read();
        return prepared.size();
    }

    /** What the model has no words for is not lost when a column is stated again. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void whatOnlyTheDatabaseKnowsOfAColumnStays(TestDatabase product) throws SQLException {
        try (Workbench workbench = Workbench.on(product)) {
            workbench.sql("create table t (id int primary key, a int unsigned default 3, b char(5) collate utf8mb4_bin,"
                    + " v int as (id + 1) virtual, h int default 4 invisible, s set('x', 'y'), y year,"
                    + " u timestamp(3) null default current_timestamp(3) on update current_timestamp(3))");
            String before = CatalogDump.of(workbench.connection()).text();
            for (String column : List.of("a", "b", "v", "h", "s", "y", "u")) {
                change(workbench, rename(column, column + "2"), comment(column + "2", "c"));
            }
            assertThat(CatalogDump.of(workbench.connection()).text()).isNotEqualTo(before);
            for (String column : List.of("a", "b", "v", "h", "s", "y", "u")) {
                change(workbench, comment(column + "2", null), rename(column + "2", column));
            }
            assertThat(CatalogDump.of(workbench.connection()).text()).isEqualTo(before);
        }
    }

    private static TableChange comment(String column, @Nullable String comment) {
        return new SetColumnComment(Identifier.of(column), comment);
    }

    private static TableChange rename(String from, String to) {
        return new RenameColumn(Identifier.of(from), Identifier.of(to));
    }

    private static void change(Workbench workbench, TableChange... changes) throws SQLException {
        Replay state = Replay.from(workbench.inspected());
        for (TableChange each : changes) {
            AlterTable change = new AlterTable(TableName.of("t"), List.of(each));
            for (Operation lowered : workbench.dialect().lowering().rewrite(change, state)) {
                for (Statement statement : workbench.dialect().writer().write(lowered, state)) {
                    workbench.sql(statement.sql());
                }
                state.apply(lowered);
            }
        }
    }

    /** MySQL does not rename a column within the expression of an index, which is made again. */
    @Test
    void anIndexThatQueriesDoNotUseStaysSoWhenItsColumnIsRenamed() throws SQLException {
        try (Workbench workbench = Workbench.on(TestDatabase.MYSQL_8_0)) {
            workbench.sql("create table t (id int primary key, a int, index ix ((a + 1)) invisible)");
            change(workbench, rename("a", "b"));
            assertThat(Objects.requireNonNull(table(workbench.inspected(), "t").index(Identifier.of("ix")))
                            .options()
                            .visible())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void theIndexOfAForeignKeyIsNoDifference(TestDatabase product) throws SQLException {
        try (Workbench workbench = Workbench.on(product)) {
            workbench.sql("create table p (id int primary key)");
            workbench.sql(
                    "create table c (id int primary key, a int, b int,"
                            + " constraint f1 foreign key (a) references p (id), constraint f2 foreign key (b) references p (id))");
            assertThat(table(workbench.inspected(), "c").indexes()).isEmpty();
            workbench.sql("create index ix on c (a, b)");
            assertThat(table(workbench.inspected(), "c").indexes())
                    .extracting(index -> index.name().text())
                    .containsExactly("ix");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB_10_11", "MARIADB_11_4"})
    void jsonIsATypeOnMariadbToo(TestDatabase product) throws SQLException {
        try (Workbench workbench = Workbench.on(product)) {
            workbench.sql("create table t (a json, b longtext check (json_valid(b)), c longtext,"
                    + " constraint mine check (json_valid(c)))");
            Table table = table(workbench.inspected(), "t");
            assertThat(table.column(Identifier.of("a")).type()).isEqualTo(SqlTypes.json());
            assertThat(table.column(Identifier.of("c")).type()).isEqualTo(SqlTypes.clob());
            assertThat(table.constraints())
                    .extracting(each -> String.valueOf(each.name()))
                    .containsExactly("mine");
        }
    }
}
