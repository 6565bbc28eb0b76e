package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.spring.shop.Owner;
import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Migrate is called in a transaction of the application, which is neither committed nor lost. */
class CallerTransactionTests {

    private static final String TABLE = "create table import (id integer)";

    private static final String REFUSAL = """
            Migrate was called in a transaction of the application, on the same DataSource.
                transaction  import of the day
            What Migrate does is committed by itself, and may have to wait for what the transaction has locked. Nothing was run.
            Call Migrate before the transaction begins or after its end; a test does without: \
            @Transactional(propagation = Propagation.NOT_SUPPORTED)""";

    private static ApplicationContextRunner application(FreshDatabase database, String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        MigrateAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "migrate.on-startup=none")
                .withPropertyValues(properties);
    }

    /** Writes a row, lets Migrate try, and ends the transaction. */
    private static void isRefused(ApplicationContext context) {
        Migrate migrate = context.getBean(Migrate.class);
        JdbcTemplate application = new JdbcTemplate(context.getBean(DataSource.class));
        TransactionTemplate transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transactions.setName("import of the day");
        for (boolean lost : new boolean[] {true, false}) {
            transactions.executeWithoutResult(status -> {
                application.update("insert into import values (1)");
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() -> migrate.upgrade("heads"))
                        .withMessage(REFUSAL)
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
                if (lost) {
                    status.setRollbackOnly();
                }
            });
            assertThat(application.queryForList("select id from import")).hasSize(lost ? 0 : 1);
        }
        assertThat(migrate.upgrade("heads")).hasSize(2);
        transactions.executeWithoutResult(
                status -> assertThat(migrate.upgrade("heads")).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2", "SQLITE"})
    void aPool(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute(TABLE);
            application(
                            database,
                            "spring.datasource.hikari.auto-commit=false",
                            "spring.datasource.hikari.connection-init-sql=select 1")
                    .run(CallerTransactionTests::isRefused);
        }
    }

    @Test
    void aUserOfMigratesOwn() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute(TABLE);
            application(database, "migrate.username=" + database.username()).run(CallerTransactionTests::isRefused);
        }
    }

    /** The DataSource hands out the connection of the transaction. */
    @Test
    void aDataSourceThatKnowsTheTransaction() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            with(database, source -> new DelegatingDataSource(new TransactionAwareDataSourceProxy(source)));
            with(database, TransactionAwareDataSourceProxy::new);
        }
    }

    private static void with(FreshDatabase database, Function<DataSource, DataSource> wrapping) throws SQLException {
        database.execute(TABLE);
        application(database)
                .withBean(DataSource.class, () -> wrapping.apply(database.dataSource()))
                .run(context -> {
                    isRefused(context);
                    context.getBean(Migrate.class).downgrade("base");
                    database.execute("drop table import");
                });
    }

    /** Hibernate's transactions are the DataSource's too. */
    @Test
    void aTransactionOfJpa() {
        try (FreshDatabase database = TestDatabase.H2.create();
                ConfigurableApplicationContext context = SpringApplication.run(
                        ShopApplication.class,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--server.port=0")) {
            Migrate migrate = context.getBean(Migrate.class);
            TransactionTemplate transactions =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            transactions.setName("import of the day");
            transactions.executeWithoutResult(status -> {
                context.getBean(EntityManager.class).persist(new Owner(1L, "Ada"));
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() -> migrate.downgrade("base"))
                        .withMessage(REFUSAL);
            });
            assertThat(new JdbcTemplate(database.dataSource()).queryForList("select name from owner", String.class))
                    .containsExactly("Ada");
        }
    }
}
