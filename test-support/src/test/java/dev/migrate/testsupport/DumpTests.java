package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpTests {

    private static final List<String> AUTHOR = List.of("create table author (id integer not null primary key)");
    private static final List<String> BOOK = List.of(
            "id integer not null",
            "status varchar(9) default 'A' not null",
            "author integer",
            "primary key (id)",
            "unique (author, status)",
            "foreign key (author) references author (id) on delete cascade",
            "check (status in ('A', 'B'))",
            "check (id > 0 and id between 1 and 9)");

    @ParameterizedTest
    @EnumSource
    void readsEqualForEqualSchemas(TestDatabase product) throws SQLException {
        assertThat(dump(product, BOOK)).isEqualTo(dump(product, BOOK)).hasSameHashCodeAs(dump(product, BOOK));
    }

    @ParameterizedTest
    @EnumSource
    void noticesEachConstraintThatIsLeftOut(TestDatabase product) throws SQLException {
        Dump whole = dump(product, BOOK);
        for (int left = 3; left < BOOK.size(); left++) {
            List<String> others = new ArrayList<>(BOOK);
            String out = others.remove(left);
            assertThat(dump(product, others)).as(out).isNotEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesEachChangeOfAColumnOrAnAction(TestDatabase product) throws SQLException {
        Dump whole = dump(product, BOOK);
        assertThat(dump(product, replaced("varchar(9)", "varchar(10)"))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("not null", ""))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("default 'A'", "default 'B'"))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("cascade", "set null"))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("'B'", "'C'"))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("9)", "8)"))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("(author, status)", "(author)"))).isNotEqualTo(whole);
        assertThat(dump(product, replaced("unique", "constraint u unique"))).isEqualTo(whole);
        assertThat(dump(product, replaced("'A', 'B'", "'B', 'A'"))).isEqualTo(whole);
    }

    @Test
    void constraintsOfSqliteCompareWithThoseOfPostgresql() throws SQLException {
        Dump sqlite = constraints(dump(TestDatabase.SQLITE, BOOK));

        assertThat(sqlite).isEqualTo(constraints(dump(TestDatabase.POSTGRESQL_18, BOOK)));
        assertThat(sqlite.text()).isEqualTo("""
                        table author
                          primary key (id)
                        table book
                          primary key (id)
                          unique (author, status)
                          foreign key (author) -> author (id) on delete cascade on update no action
                          check id <= 9 and id > 0 and id >= 1
                          check status in ('A', 'B')
                        """);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void uniqueIndexesAreConstraintsOnMysql(TestDatabase product) throws SQLException {
        List<String> withoutUnique = new ArrayList<>(BOOK);
        withoutUnique.removeIf(line -> line.startsWith("unique"));
        try (FreshDatabase database = create(product, withoutUnique)) {
            database.execute("create unique index i on book (author, status)");

            assertThat(CatalogDump.of(database)).isEqualTo(dump(product, BOOK));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void uniqueIndexesAreConstraintsOnRequestOnly(TestDatabase product) throws SQLException {
        List<String> withoutUnique = new ArrayList<>(BOOK);
        withoutUnique.removeIf(line -> line.startsWith("unique"));
        try (FreshDatabase database = create(product, withoutUnique)) {
            database.execute("create unique index i on book (status, author)");
            Dump index = CatalogDump.of(database);

            assertThat(index).isNotEqualTo(dump(product, BOOK));
            assertThat(index.uniqueIndexesAsConstraints()).isEqualTo(dump(product, BOOK));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutTheTablesOfMigrateAndOfHibernate(TestDatabase product) throws SQLException {
        try (FreshDatabase database = create(product, BOOK)) {
            database.execute(
                    "create table migrate_version (version_num varchar(64))",
                    "create table migrate_step (id integer)",
                    "create table HT_book (id integer)",
                    "create table HTE_book (id integer)");

            assertThat(CatalogDump.of(database).withoutMigrateTables().withoutHibernateTables())
                    .isEqualTo(dump(product, BOOK));
        }
    }

    @Test
    void primaryKeysCompareWithoutOrderOnRequestOnly() throws SQLException {
        List<String> one = List.of("b integer", "a integer", "primary key (b, a)");
        List<String> other = List.of("b integer", "a integer", "primary key (a, b)");
        Dump dump = dump(TestDatabase.SQLITE, one);

        assertThat(dump).isNotEqualTo(dump(TestDatabase.SQLITE, other));
        assertThat(dump.sortedPrimaryKeys())
                .isEqualTo(dump(TestDatabase.SQLITE, other).sortedPrimaryKeys());
    }

    private static Dump constraints(Dump dump) {
        return dump.only(Dump.Part.PRIMARY_KEYS, Dump.Part.UNIQUES, Dump.Part.FOREIGN_KEYS, Dump.Part.CHECKS);
    }

    private static List<String> replaced(String text, String replacement) {
        List<String> lines = BOOK.stream()
                .map(line -> line.startsWith("id integer") ? line : line.replace(text, replacement))
                .toList();
        assertThat(lines).as(text).isNotEqualTo(BOOK);
        return lines;
    }

    private static Dump dump(TestDatabase product, List<String> book) throws SQLException {
        try (FreshDatabase database = create(product, book)) {
            return CatalogDump.of(database);
        }
    }

    private static FreshDatabase create(TestDatabase product, List<String> book) throws SQLException {
        FreshDatabase database = product.create();
        database.execute(AUTHOR.toArray(String[]::new));
        database.execute("create table book (" + String.join(", ", book) + ")");
        return database;
    }
}
