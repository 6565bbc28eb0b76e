package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.schema.Identifier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** The order of columns in keys, and names that are words of a database. */
class KeyOrderTests {

    record SlotId(int track, int hour, long limit) implements Serializable {}

    @Entity(name = "Slot")
    @IdClass(SlotId.class)
    static class Slot {
        @Id
        int track;

        @Id
        int hour;

        @Id
        @Column(name = "limit")
        long limit;

        @ManyToOne
        Slot next;
    }

    private static final Model MODEL = Model.of(Slot.class).with("hibernate.auto_quote_keyword", true);

    /** MySQL and MariaDB find the key that is referred to only if its columns are named in its order. */
    @Test
    void aForeignKeyNamesTheColumnsInTheOrderOfTheKeyItRefersTo() {
        assertThat(MODEL.text()).isEqualTo("""
            table slot
              track integer() not null
              `hour` integer() not null
              `limit` bigint() not null
              `next_hour` integer()
              `next_limit` bigint()
              next_track integer()
              primary key pk_slot [track, `hour`, `limit`]
              foreign key fk_slot_next_track_next_hour_next_limit [next_track, `next_hour`, `next_limit`] to slot [track, `hour`, `limit`]
            """);
    }

    /** With a connection Hibernate learns from the driver that this is a word; without one it has to be told. */
    @Test
    void aWordOfTheDatabaseIsQuotedWhereHibernateQuotesWords() {
        for (String name : new String[] {"h2", "postgresql", "mysql", "mariadb", "sqlite"}) {
            Dialect dialect = Dialects.onClassPath().named(name);
            HibernateSchemaSource source = MODEL.source(dialect);
            HibernateModel model = source.model();
            assertThat(model.schema().tables().values().iterator().next().columns())
                    .as(name)
                    .containsKey(Identifier.quoted("limit"));
            assertThat(source.differences(model)).as(name).isEmpty();
        }
    }
}
