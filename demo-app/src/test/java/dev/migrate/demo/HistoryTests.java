package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.Dump.Part;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
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

    private static Dump createdByHibernate(TestDatabase kind) throws SQLException {
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
    private static Dump compared(Dump dump, TestDatabase kind) {
        return kind == TestDatabase.MYSQL_8_0 || kind.isMariaDb() ? dump.withoutIndexesOfForeignKeys() : dump;
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
            assertThat(migrate.downgrade("base")).hasSize(7);
            Dump rest = dump(database);
            assertThat(rest.tables()).isEmpty();
            assertThat(rest.sequences()).isEmpty();
            assertThat(rest.types()).isEmpty();
            assertThat(migrate.upgrade("head")).hasSize(7);
            assertThat(CatalogDump.of(database).text()).isEqualTo(before);
        }
    }
}
