package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.diff.OperationSummary;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.live.ModelWords;
import dev.migrate.live.OwnedByOthers;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Temporal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema that Hibernate itself creates is what the model says, in the database's eyes. */
class CreatedSchemaTests {

    private static final Model EVERY_TYPE = Model.of(EveryType.class, TypeTests.Holder.class);
    private static final Model EVERY_CONSTRAINT =
            Model.of(Parts.Owner.class, Parts.Pet.class, Parts.Visit.class, Parts.Tag.class);

    private static List<String> differences(TestDatabase product, Model model) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            model.with("jakarta.persistence.jdbc.url", database.url())
                    .with("jakarta.persistence.jdbc.user", database.username())
                    .with("jakarta.persistence.jdbc.password", database.password())
                    .with("hibernate.hbm2ddl.auto", "create-only")
                    .with("hibernate.hbm2ddl.halt_on_error", "true")
                    .create();
            Dialect dialect = Dialects.onClassPath().of(connection);
            Schema wanted = model.source(dialect).read();
            Schema live =
                    OwnedByOthers.removedFrom(dialect.inspector(connection).read());
            Schema words = new ModelWords(dialect, dialect.scratch(connection), wanted).of(live);
            return OperationSummary.lines(SchemaDiff.between(words, wanted));
        }
    }

    @Entity(name = "Brick")
    static class Brick {
        @Id
        long id;

        int edge;

        @GeneratedColumn("edge * 6")
        int edges;
    }

    @Entity(name = "Parcel")
    static class Parcel {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        @Column(columnDefinition = "varchar(255)")
        Size size;

        @Enumerated
        @Column(columnDefinition = "smallint")
        Size place;
    }

    enum Size {
        SMALL,
        LARGE
    }

    /**
     * Hibernate says on some databases only that a computed column is not null, and which texts a column of a type of its
     * own may hold.
     */
    @ParameterizedTest
    @EnumSource
    void whatHibernateSaysOnSomeDatabasesOnly(TestDatabase product) throws SQLException {
        assertThat(differences(product, Model.of(Brick.class, Parcel.class))).isEmpty();
    }

    @Entity(name = "Fare")
    @Temporal
    static class Fare {
        @Id
        long id;

        int amount;
    }

    /** Hibernate keeps the moments of a row's history in another type on some databases. */
    @ParameterizedTest
    @EnumSource
    void whatIsKeptOfThePast(TestDatabase product) throws SQLException {
        for (String strategy : List.of("HISTORY_TABLE", "SINGLE_TABLE")) {
            Model model = Model.of(Fare.class).with("hibernate.temporal.table_strategy", strategy);
            assertThat(differences(product, model)).as(strategy).isEmpty();
        }
    }

    /**
     * The names of some columns are words of MySQL and MariaDB, so that Hibernate's own statement needs quotes there, and a
     * time with its zone is none of their types.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void everyType(TestDatabase product) throws SQLException {
        boolean quoted = product == TestDatabase.MYSQL_8_0 || product.isMariaDb();
        Model model = quoted
                ? EVERY_TYPE
                        .with("hibernate.globally_quoted_identifiers", "true")
                        .with("hibernate.globally_quoted_identifiers_skip_column_definitions", "true")
                        .withMapping("dev/migrate/hibernate/no-zoned-time.xml")
                : EVERY_TYPE;
        assertThat(differences(product, model)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void everyConstraint(TestDatabase product) throws SQLException {
        assertThat(differences(product, EVERY_CONSTRAINT)).isEmpty();
    }

    /** Hibernate's dialect for SQLite creates no foreign key, no key of several columns, and an identity without type. */
    @Test
    void whatHibernateLeavesOutOnSqliteIsMissing() throws SQLException {
        assertThat(differences(TestDatabase.SQLITE, EVERY_TYPE))
                .containsExactly("  ~ alter table holder: add foreign key fk_holder_referred_id"
                        + " (referred_id) references every_type (id)");
        assertThat(differences(TestDatabase.SQLITE, EVERY_CONSTRAINT))
                .containsExactly(
                        "  ~ alter table owner: type of id becomes bigint",
                        "  ~ alter table owner: identity of id starts with 1 by 1",
                        "  ~ alter table owner: add unique constraint uq_owner_last_name_first_name"
                                + " (last_name, first_name)",
                        "  ~ alter table owner: add unique constraint one_phone (phone)",
                        "  ~ alter table owner_note: add foreign key fk_owner_note_owner_id"
                                + " (owner_id) references owner (id)",
                        "  ~ alter table pet: add foreign key fk_pet_owner_id (owner_id) references owner (id) on delete cascade",
                        "  ~ alter table pet_tag: add foreign key fk_pet_tag_pet_id (pet_id) references pet (id)",
                        "  ~ alter table pet_tag: add foreign key fk_pet_tag_tags_name"
                                + " (tags_name) references tag (name)",
                        "  ~ alter table visit: add foreign key fk_visit_pet_id (pet_id) references pet (id)");
    }
}
