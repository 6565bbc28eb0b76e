package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.Dump.Part;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The history against the schema that Hibernate makes of the same entities, read by plain catalog queries. */
class HistoryTests {

    private static final Part[] CONSTRAINTS = {Part.PRIMARY_KEYS, Part.UNIQUES, Part.FOREIGN_KEYS, Part.CHECKS};

    static Dump dump(FreshDatabase database) throws SQLException {
        return CatalogDump.of(database)
                .withoutMigrateTables()
                .withoutHibernateTables()
                .sortedPrimaryKeys();
    }

    static Dump createdByHibernate(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.create();
                ConfigurableApplicationContext shop = Shops.created(database)) {
            assertThat(shop.isActive()).isTrue();
            return dump(database);
        }
    }

    private static Dump migrated(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            assertThat(shop.isActive()).isTrue();
            return dump(database);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL_14", "POSTGRESQL_18", "H2", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void schemaIsTheOneThatHibernateCreates(TestDatabase kind) throws SQLException {
        assertThat(compared(migrated(kind), kind).text())
                .isEqualTo(compared(createdByHibernate(kind), kind).text());
    }

    /**
     * MySQL makes an index for each foreign key that no other index begins with, and primary keys begin with another column
     * where Hibernate sorts them.
     */
    static Dump compared(Dump dump, TestDatabase kind) {
        return kind == TestDatabase.MYSQL_8_0 || kind.isMariaDb() ? dump.withoutIndexesOfForeignKeys() : dump;
    }

    /** Hibernate sorts the columns of a key by name; the history has them as the classes declare them. */
    @Test
    void keysOfSeveralColumnsAreInDeclaredOrder() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            assertThat(shop.isActive()).isTrue();
            assertThat(CatalogDump.of(database)
                            .withoutMigrateTables()
                            .only(Part.PRIMARY_KEYS)
                            .text()
                            .lines()
                            .filter(line -> line.contains(",")))
                    .containsExactly(
                            "  primary key (CUSTOMER_ID, CONTACTS_KEY)",
                            "  primary key (ORDER_ID, COUPON_CODE)",
                            "  primary key (PRODUCT_ID, FLAG)",
                            "  primary key (PRODUCT_ID, IMAGE_NO)",
                            "  primary key (PRODUCT_ID, TAG_ID)",
                            "  primary key (PRODUCT_ID, LOCALE)",
                            "  primary key (WAREHOUSE_ID, PRODUCT_ID)");
        }
    }

    /** Hibernate's SQLite dialect leaves foreign keys and most uniques out, so PostgreSQL says what they are. */
    @Test
    void schemaOnSqliteHasHibernatesColumnsAndPostgresqlsConstraints() throws SQLException {
        Dump sqlite = migrated(TestDatabase.SQLITE);
        assertThat(sqlite.without(Part.COMMENTS, CONSTRAINTS).text())
                .isEqualTo(createdByHibernate(TestDatabase.SQLITE)
                        .without(Part.COMMENTS, CONSTRAINTS)
                        .text());
        Dump postgresql = createdByHibernate(TestDatabase.POSTGRESQL_18);
        assertThat(sqlite.withoutTables(table -> table.endsWith("_seq"))
                        .only(Part.PRIMARY_KEYS, CONSTRAINTS)
                        .text())
                .isEqualTo(postgresql.only(Part.PRIMARY_KEYS, CONSTRAINTS).text());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void historyGoesDownToNothingAndUpAgain(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            Migrate migrate = shop.getBean(Migrate.class);
            String before = CatalogDump.of(database).text();
            List<String> rows = rows(database);
            assertThat(rows).hasSizeGreaterThan(20);
            assertThat(migrate.downgrade("base")).hasSize(7);
            Dump rest = dump(database);
            assertThat(rest.tables()).isEmpty();
            assertThat(rest.sequences()).isEmpty();
            assertThat(rest.types()).isEmpty();
            assertThat(migrate.upgrade("head")).hasSize(7);
            assertThat(CatalogDump.of(database).text()).isEqualTo(before);
            assertThat(rows(database)).isEqualTo(rows);
        }
    }

    /** Returns the rows that the history itself inserts, without the moments at which it did. */
    private static List<String> rows(FreshDatabase database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : dump(database).tables().keySet()) {
                try (ResultSet found = statement.executeQuery("select * from " + table)) {
                    while (found.next()) {
                        rows.add(table + row(found));
                    }
                }
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    private static String row(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            text.append(name.endsWith("_at") ? "" : ", " + name + "=" + row.getString(i));
        }
        return text.toString();
    }
}
