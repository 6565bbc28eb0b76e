package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import org.hibernate.annotations.NativeGenerator;
import org.junit.jupiter.api.Test;

class GeneratorTests {

    @Entity(name = "ByTable")
    static class ByTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        long id;
    }

    @Entity(name = "ByOwnTable")
    static class ByOwnTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "own")
        @TableGenerator(name = "own", table = "ids", pkColumnName = "what", valueColumnName = "last", initialValue = 7)
        long id;
    }

    @Entity(name = "ByNamedTable")
    static class ByNamedTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "named")
        @TableGenerator(name = "named", table = "petIds", pkColumnValue = "Pet")
        long id;
    }

    @Entity(name = "BySequence")
    static class BySequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers", initialValue = 100, allocationSize = 10)
        long id;
    }

    @Entity(name = "ByDatabase")
    static class ByDatabase {
        @Id
        @GeneratedValue
        @NativeGenerator
        long id;
    }

    @Test
    void sequencesAndGeneratorTablesAreReadWithTheRowsTheyStartWith() {
        HibernateModel model =
                Model.of(ByTable.class, ByOwnTable.class, BySequence.class).read();
        assertThat(Model.text(model.schema())).isEqualTo("""
                        table by_own_table
                          id bigint() not null
                          primary key pk_by_own_table [id]
                        table by_sequence
                          id bigint() not null
                          primary key pk_by_sequence [id]
                        table by_table
                          id bigint() not null
                          primary key pk_by_table [id]
                        table hibernate_sequences
                          sequence_name varchar(255) not null
                          next_val bigint()
                          primary key pk_hibernate_sequences [sequence_name]
                        table ids
                          what varchar(255) not null
                          last bigint()
                          primary key pk_ids [what]
                        sequence numbers start 100 by 10
                        """);
        assertThat(model.origins().sequences())
                .hasToString("{numbers=dev.migrate.hibernate.GeneratorTests$BySequence.id}");
        assertThat(model.initialRows())
                .hasToString(
                        "[InsertRows[table=hibernate_sequences, columns=[sequence_name, next_val], rows=[Row[values=[default, 0]]], key=[]], "
                                + "InsertRows[table=ids, columns=[what, last], rows=[Row[values=[by_own_table, 7]]], key=[]]]");
    }

    @Test
    void whatIsLeftToTheDatabaseIsASequenceOnPostgreSqlAndAnIdentityElsewhere() {
        Model model = Model.of(ByDatabase.class);
        assertThat(Model.text(model.source(TableDialect.of("postgresql", 16)).read()))
                .isEqualTo("""
                        table by_database
                          id bigint() not null
                          primary key pk_by_database [id]
                        sequence by_database_seq start 1 by 1
                        """);
        assertThat(Model.text(model.source(TableDialect.of("sqlite", 3)).read()))
                .isEqualTo("""
                        table by_database
                          id bigint() not null identity
                          primary key pk_by_database [id]
                        """);
    }

    /** A generator knows its table by the name before any strategy. */
    @Test
    void theTablesOfGeneratorsHaveTheNamesThatAStrategyGivesThem() {
        assertThat(Model.of(ByTable.class, ByOwnTable.class, ByNamedTable.class)
                        .read()
                        .origins()
                        .counted())
                .containsExactly(
                        counted("pet_ids", "Pet", "by_named_table"),
                        counted("ids", "by_own_table", "by_own_table"),
                        counted("hibernate_sequences", "default", "by_table"));
    }

    private static CountedIds counted(String generator, String row, String table) {
        return new CountedIds(TableName.of(generator), row, TableName.of(table), Identifier.of("id"), 50);
    }

    @Test
    void whatIsLeftToTheDatabaseIsSaid() {
        assertThat(Model.of(ByDatabase.class, BySequence.class).read().numberedByDatabase())
                .containsExactly("dev.migrate.hibernate.GeneratorTests$ByDatabase.id");
    }
}
