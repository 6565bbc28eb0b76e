package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.OffsetDateTime;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The model of an application, read under Hibernate's own dialect as well as under Migrate's. */
class JpaModelSourceTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    MigrateAutoConfiguration.class))
            .withUserConfiguration(Meetings.class)
            .withPropertyValues(
                    "migrate.on-startup=none",
                    "migrate.database=h2:2.4",
                    "migrate.locations=classpath:db/nothing",
                    "spring.datasource.generate-unique-name=true");

    /** Hibernate keeps the zone in a column of its own, and leaves it out on a database that knows zones. */
    @Test
    void aColumnThatHibernateWouldMakeInAnotherWayIsRefused() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            Migrate migrate = context.getBean(Migrate.class);
            assertThatThrownBy(() -> migrate.check("history"))
                    .isInstanceOfSatisfying(MigrateException.class, e -> assertThat(e.exitCode())
                            .isEqualTo(ExitCode.REFUSED))
                    .hasMessage("""
                            Migrate and Hibernate would give columns different types on h2 2.4.
                                meeting.begins_tz (dev.migrate.spring.autoconfigure.JpaModelSourceTests$Meeting.begins.zoneOffset): \
                            Migrate writes 'integer', Hibernate expects 'no column'
                            Say the type in the mapping: @Column(columnDefinition = "…") or @JdbcTypeCode.""");
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EntityScan(basePackageClasses = Meeting.class)
    static class Meetings {}

    @Entity(name = "Meeting")
    static class Meeting {
        @Id
        long id;

        @TimeZoneStorage(TimeZoneStorageType.AUTO)
        OffsetDateTime begins;
    }
}
