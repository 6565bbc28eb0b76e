package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.TableName;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

class RefusalTests {

    @Entity(name = "Plain")
    static class Plain {
        @Id
        long id;
    }

    @Entity(name = "WithVector")
    static class WithVector {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.VECTOR)
        @org.hibernate.annotations.Array(length = 3)
        float[] embedding;
    }

    @Embeddable
    @Struct(name = "point")
    static class Point {
        int x;
        int y;
    }

    @Entity(name = "WithStruct")
    static class WithStruct {
        @Id
        long id;

        Point point;
    }

    @Entity(name = "WithPartition")
    static class WithPartition {
        @Id
        long id;

        @PartitionKey
        int region;
    }

    @Entity
    @org.hibernate.annotations.Subselect("select id from plain")
    @org.hibernate.annotations.Synchronize("plain")
    static class WithSubselect {
        @Id
        Long id;
    }

    @Entity(name = "WithView")
    @View(query = "select id from plain")
    static class WithView {
        @Id
        long id;
    }

    @Entity(name = "WithTableOptions")
    @Table(options = "engine = memory")
    static class WithTableOptions {
        @Id
        long id;
    }

    @Entity(name = "WithColumnOptions")
    static class WithColumnOptions {
        @Id
        long id;

        @Column(options = "compressed")
        String text;
    }

    @Entity(name = "WithCatalog")
    @Table(catalog = "other")
    static class WithCatalog {
        @Id
        long id;
    }

    @Entity(name = "WithDefinition")
    static class WithDefinition {
        @Id
        long id;

        @Column(columnDefinition = "varchar(3) unique")
        String code;
    }

    @Entity(name = "WithKeyDefinition")
    static class WithKeyDefinition {
        @Id
        long id;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                value = ConstraintMode.CONSTRAINT,
                                foreignKeyDefinition = "foreign key (plain_id) references plain on delete set null"))
        Plain plain;
    }

    @Entity(name = "WithIndexOptions")
    @Table(indexes = @Index(name = "by_id", columnList = "name", options = "using gin"))
    static class WithIndexOptions {
        @Id
        long id;

        String name;
    }

    @Entity(name = "WithIndexOrder")
    @Table(indexes = @Index(name = "by_id", columnList = "name desc nulls last"))
    static class WithIndexOrder {
        @Id
        long id;

        String name;
    }

    @Entity(name = "WithSequenceOptions")
    static class WithSequenceOptions {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "s")
        @SequenceGenerator(name = "s", sequenceName = "s", options = "cycle")
        long id;
    }

    enum Kind {
        A,
        B
    }

    static class Other {
        enum Kind {
            C
        }
    }

    @Entity(name = "WithTwoKinds")
    static class WithTwoKinds {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        Kind first;

        @Enumerated(EnumType.STRING)
        Other.Kind second;
    }

    @Entity(name = "WithKindTwice")
    static class WithKindTwice {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        Kind byLabel;

        @Enumerated
        Kind byPosition;
    }

    @Entity(name = "WithNamedEnum")
    static class WithNamedEnum {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Kind kind;
    }

    private static void assertRefused(Model model, String message) {
        assertThatThrownBy(model::read)
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> org.assertj.core.api.Assertions.assertThat(e.exitCode())
                                .isEqualTo(ExitCode.REFUSED))
                .hasMessage(message);
    }

    @Test
    void aTypeWithoutPortableFormIsRefused() {
        assertRefused(Model.of(WithVector.class), """
                Migrate cannot write a column of type VECTOR.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithVector.embedding
                    column     with_vector.embedding
                    because    this type has no portable form
                Write the database's own type with @Column(columnDefinition = "…"), or map the attribute to another type.\
                """);
    }

    @Test
    void aStructuredTypeIsRefused() {
        assertRefused(Model.of(WithStruct.class), """
                Migrate cannot write the structured type point.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithStruct.point
                    column     with_struct.point
                    because    few databases have structured types
                Map the embeddable without @Struct, or as JSON with @JdbcTypeCode(SqlTypes.JSON).\
                """);
    }

    @Test
    void aPartitionKeyIsRefused() {
        assertRefused(Model.of(WithPartition.class), """
                Migrate cannot write a partition key.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithPartition.region
                    column     with_partition.region
                    because    Hibernate makes it a part of the primary key on some databases and not on others
                Remove @PartitionKey, or make the attribute a part of the id.\
                """);
    }

    @Test
    void aViewIsNoTable() {
        HibernateModel model = Model.of(Plain.class, WithView.class).read();
        assertThat(Model.text(model.schema())).isEqualTo(Model.of(Plain.class).text());
        assertThat(model.schema().definitions().values())
                .containsExactly(new Definition(
                        DefinitionName.of(DefinitionKind.VIEW, TableName.of("with_view")), "select id from plain"));
        assertThat(model.origins().of(TableName.of("with_view")))
                .contains("dev.migrate.hibernate.RefusalTests$WithView");
    }

    @Test
    void aQueryNeedsNoTable() {
        assertThat(Model.of(Plain.class, WithSubselect.class).text())
                .isEqualTo(Model.of(Plain.class).text());
    }

    @Test
    void tableOptionsIsRefused() {
        assertRefused(Model.of(WithTableOptions.class), """
                Migrate cannot write the table options 'engine = memory'.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithTableOptions
                    table      with_table_options
                    because    they are a database's own words, which no revision can compare
                Remove them from the mapping and apply them in a revision with op.execute(…).\
                """);
    }

    @Test
    void columnOptionsIsRefused() {
        assertRefused(Model.of(WithColumnOptions.class), """
                Migrate cannot write the column options 'compressed'.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithColumnOptions.text
                    column     with_column_options.text
                    because    options are a database's own words after the column, which no revision can compare
                Remove the options from the mapping and apply them in a revision with op.execute(…).\
                """);
    }

    @Test
    void anotherCatalogIsRefused() {
        assertRefused(Model.of(WithCatalog.class), """
                Migrate cannot write a table in the catalog other.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithCatalog
                    table      with_catalog
                    because    a connection leads to one catalog
                Use @Table(schema = …) instead of catalog, or a DataSource of its own for the other catalog.\
                """);
        assertThatThrownBy(() -> Model.of(WithCatalog.class)
                        .source(TableDialect.of("mysql", 8))
                        .read())
                .hasMessage("""
                            Migrate cannot write a table in the catalog other.
                                mapped by  dev.migrate.hibernate.RefusalTests$WithCatalog
                                table      with_catalog
                                because    a connection leads to one catalog
                            Map the table without a catalog, or with a DataSource of its own for the other catalog.""");
    }

    @Test
    void aColumnDefinitionWithAConstraintIsRefused() {
        assertRefused(Model.of(WithDefinition.class), """
                Migrate cannot write the column definition 'varchar(3) unique'.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithDefinition.code
                    column     with_definition.code
                    because    'unique' says more than type, default, collation and not null
                Leave the type in columnDefinition and say the rest with annotations (@Column(unique), @Check, @Comment, @GeneratedValue, @GeneratedColumn).\
                """);
    }

    @Test
    void aForeignKeyDefinitionIsRefused() {
        assertRefused(Model.of(Plain.class, WithKeyDefinition.class), """
                Migrate cannot write the foreign key definition 'foreign key (plain_id) references plain on delete set null'.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithKeyDefinition.plain
                    column     with_key_definition.plain_id
                    because    a definition in a database's own words cannot be compared
                Remove foreignKeyDefinition and options, and say what happens on deletion with @OnDelete.\
                """);
    }

    @Test
    void indexOptionsIsRefused() {
        assertRefused(Model.of(WithIndexOptions.class), """
                Migrate cannot write the options 'using gin' of index by_id.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithIndexOptions
                    table      with_index_options
                    because    of options only 'where …' has a portable form
                Remove the options from @Index and create the index in a revision with op.execute(…).\
                """);
    }

    @Test
    void anIndexOrderWithNullsIsRefused() {
        assertRefused(Model.of(WithIndexOrder.class), """
                Migrate cannot write an index of 'name desc nulls last'.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithIndexOrder
                    table      with_index_order
                    because    the table has no such column
                Name columns as they are named in the database, each with asc or desc at most, and put expressions into parentheses.\
                """);
    }

    @Test
    void sequenceOptionsIsRefused() {
        assertRefused(Model.of(WithSequenceOptions.class), """
                Migrate cannot write the options 'cycle' of sequence s.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithSequenceOptions.id
                    because    they are a database's own words, which no revision can compare
                Remove them from @SequenceGenerator and apply them in a revision with op.execute(…).\
                """);
    }

    @Test
    void twoEnumsWithOneSimpleNameAsNativeTypesIsRefused() {
        assertRefused(Model.of(WithTwoKinds.class).with("hibernate.type.prefer_native_enum_types", true), """
                Migrate cannot write two enumerations as one type Kind.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithTwoKinds.second
                    column     with_two_kinds.second
                    because    another one is mapped by dev.migrate.hibernate.RefusalTests$WithTwoKinds.first: dev.migrate.hibernate.RefusalTests$Kind and dev.migrate.hibernate.RefusalTests$Other$Kind have one simple name
                Rename one of the enums, or map it with @Enumerated and without a named type.\
                """);
    }

    @Test
    void oneEnumByLabelAndByPositionAsNativeTypeIsRefused() {
        assertRefused(Model.of(WithKindTwice.class).with("hibernate.type.prefer_native_enum_types", true), """
                Migrate cannot write two enumerations as one type Kind.
                    mapped by  dev.migrate.hibernate.RefusalTests$WithKindTwice.byPosition
                    column     with_kind_twice.by_position
                    because    another one is mapped by dev.migrate.hibernate.RefusalTests$WithKindTwice.byLabel: the same enum by label and by position
                Rename one of the enums, or map it with @Enumerated and without a named type.\
                """);
    }

    @Test
    void anAuxiliaryDatabaseObjectIsRefused() {
        assertRefused(Model.of(Plain.class).withMapping("dev/migrate/hibernate/database-object.xml"), """
                Migrate cannot write the database object 'create function answer() returns int return 42'.
                    mapped by  an auxiliary database object
                    because    its statements are a database's own words
                Remove it from the mapping and create it in a revision with op.execute(…).\
                """);
    }
}
