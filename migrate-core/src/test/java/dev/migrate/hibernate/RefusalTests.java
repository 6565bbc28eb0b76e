package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
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
                """);
    }

    @Test
    void aStructuredTypeIsRefused() {
        assertRefused(Model.of(WithStruct.class), """
                """);
    }

    @Test
    void aPartitionKeyIsRefused() {
        assertRefused(Model.of(WithPartition.class), """
                """);
    }

    @Test
    void aViewIsRefused() {
        assertRefused(Model.of(Plain.class, WithView.class), """
                """);
    }

    @Test
    void tableOptionsIsRefused() {
        assertRefused(Model.of(WithTableOptions.class), """
                """);
    }

    @Test
    void columnOptionsIsRefused() {
        assertRefused(Model.of(WithColumnOptions.class), """
                """);
    }

    @Test
    void anotherCatalogIsRefused() {
        assertRefused(Model.of(WithCatalog.class), """
                """);
    }

    @Test
    void aColumnDefinitionWithAConstraintIsRefused() {
        assertRefused(Model.of(WithDefinition.class), """
                """);
    }

    @Test
    void aForeignKeyDefinitionIsRefused() {
        assertRefused(Model.of(Plain.class, WithKeyDefinition.class), """
                """);
    }

    @Test
    void indexOptionsIsRefused() {
        assertRefused(Model.of(WithIndexOptions.class), """
                """);
    }

    @Test
    void anIndexOrderWithNullsIsRefused() {
        assertRefused(Model.of(WithIndexOrder.class), """
                """);
    }

    @Test
    void sequenceOptionsIsRefused() {
        assertRefused(Model.of(WithSequenceOptions.class), """
                """);
    }

    @Test
    void twoEnumsWithOneSimpleNameAsNativeTypesIsRefused() {
        assertRefused(Model.of(WithTwoKinds.class).with("hibernate.type.prefer_native_enum_types", true), """
                """);
    }

    @Test
    void oneEnumByLabelAndByPositionAsNativeTypeIsRefused() {
        assertRefused(Model.of(WithKindTwice.class).with("hibernate.type.prefer_native_enum_types", true), """
                """);
    }
}
