package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Temporal;
import org.junit.jupiter.api.Test;

class TemporalTablesTests {

    @Test
    void classesAndCollectionsWithPastAreSaid() {
        assertThat(Model.of(WithPast.class, Plain.class).read().pastByDatabase())
                .containsExactly("dev.migrate.hibernate.TemporalTablesTests$WithPast");
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        long id;
    }

    @Entity(name = "WithPast")
    @Temporal
    static class WithPast {
        @Id
        long id;
    }

    /** MariaDB keeps the past of rows itself unless Hibernate is told not to leave it to the database. */
    @Test
    void aTableWithVersionsIsRefused() {
        Model model = Model.of(WithPast.class);
        assertThatThrownBy(() -> model.source(TableDialect.of("mariadb", 11)).model())
                .isInstanceOf(UnsupportedMappingException.class)
                .hasMessage("""
                        Migrate cannot write a table with system versioning.
                            mapped by  dev.migrate.hibernate.TemporalTablesTests$WithPast
                            table      with_past
                            because    only MariaDB keeps the past of rows itself
                        Set hibernate.temporal.table_strategy=HISTORY_TABLE, so that a table of its own keeps it.""");
        assertThat(model.source(TableDialect.of("mysql", 8)).model().schema().tables())
                .hasSize(2);
        assertThat(model.with("hibernate.temporal.table_strategy", "HISTORY_TABLE")
                        .source(TableDialect.of("mariadb", 11))
                        .model()
                        .schema()
                        .tables())
                .hasSize(2);
    }
}
