package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Attributes with a column each. */
final class BasicAttributes {

    private final Dice dice;
    private final boolean quotesWords;
    private final List<ModelClass> classes = new ArrayList<>();
    private final List<Function<String, Attribute>> all = List.of(
            this::string,
            this::string,
            this::longString,
            this::number,
            this::number,
            this::decimal,
            this::logical,
            this::time,
            this::time,
            this::bytes,
            this::special,
            this::document,
            this::array,
            this::enumeration,
            this::enumeration,
            this::withDefault,
            this::checked,
            this::validated,
            this::validated,
            this::converted,
            this::commented,
            this::zoned,
            this::timestamp,
            this::lob);

    BasicAttributes(Dice dice, boolean quotesWords) {
        this.dice = dice;
        this.quotesWords = quotesWords;
    }

    /** Returns the enums and converters that the attributes made so far have for types. */
    List<ModelClass> classes() {
        return List.copyOf(classes);
    }

    Attribute next() {
        return dice.pick(all).apply(dice.field());
    }

    /** Returns an attribute that a key or an index of several columns can take on every database. */
    Attribute small(String kind) {
        String field = dice.field();
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(field, "String", kind, column("length = 40", "nullable = false")),
                        () -> new Attribute(field, "int", kind, column()),
                        () -> new Attribute(field, "java.time.LocalDate", kind, column("nullable = false")),
                        () -> new Attribute(field, "UUID", kind, column("nullable = false")),
                        () -> new Attribute(field, "Long", kind, column("nullable = false")))
                .get();
    }

    /** Returns the annotation of a column, which has a name of its own now and then. */
    String column(String... facts) {
        List<String> all = new ArrayList<>(List.of(facts));
        all.add(0, name());
        all.removeIf(String::isEmpty);
        return all.isEmpty() ? "" : "@Column(" + String.join(", ", all) + ")";
    }

    private String name() {
        return switch (dice.between(0, 14)) {
            case 0 -> "name = \"" + dice.quoted() + "\"";
            case 1 -> "name = \"" + (quotesWords ? dice.reserved() : dice.field() + "Column") + "\"";
            case 2 -> "name = \"" + dice.longName(dice.oneIn(20) ? dice.between(60, 90) : dice.between(20, 30)) + "\"";
            default -> "";
        };
    }

    private String nullable() {
        return dice.oneIn(3) ? "nullable = false" : "";
    }

    private String unique() {
        return dice.oneIn(8) ? "unique = true" : "";
    }

    private Attribute string(String field) {
        return new Attribute(
                field,
                "String",
                "string",
                column(dice.oneIn(3) ? "" : "length = " + dice.between(1, 200), nullable(), unique()),
                dice.oneIn(10) ? "@Nationalized" : "");
    }

    private Attribute longString(String field) {
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(
                                field,
                                "String",
                                "long string",
                                column("length = " + dice.pick(5000, 70_000, 20_000_000))),
                        () -> new Attribute(
                                field,
                                "String",
                                "long string",
                                column(nullable()),
                                "@JdbcTypeCode(SqlTypes.LONG32VARCHAR)"),
                        () -> new Attribute(
                                field,
                                "String",
                                "fixed string",
                                "@JdbcTypeCode(SqlTypes.CHAR)",
                                column("length = " + dice.between(2, 30), nullable())))
                .get();
    }

    private Attribute lob(String field) {
        return new Attribute(
                field,
                dice.pick("String", "byte[]"),
                "lob",
                "@Lob",
                dice.oneIn(3) ? column("length = " + dice.pick(100, 5000, 70_000)) : dice.oneIn(3) ? column() : "");
    }

    private Attribute number(String field) {
        return new Attribute(
                field,
                dice.pick(
                        "int", "Integer", "long", "Long", "short", "Short", "byte", "Byte", "float", "double",
                        "Double"),
                "number",
                column(nullable(), unique()));
    }

    private Attribute decimal(String field) {
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(field, "BigDecimal", "decimal", column(nullable())),
                        () -> new Attribute(field, "BigInteger", "decimal", column(nullable())),
                        () -> new Attribute(
                                field,
                                "BigDecimal",
                                "decimal",
                                column(
                                        "precision = " + dice.between(6, 30),
                                        "scale = " + dice.between(0, 6),
                                        nullable())),
                        () -> new Attribute(
                                field, "double", "float of bits", column("precision = " + dice.between(3, 15))))
                .get();
    }

    private Attribute logical(String field) {
        return new Attribute(
                field, dice.pick("boolean", "Boolean", "char", "Character"), "boolean", column(nullable()));
    }

    private Attribute time(String field) {
        boolean precise = dice.oneIn(3);
        String type = precise
                ? dice.pick("LocalTime", "LocalDateTime", "Instant")
                : dice.pick(
                        "LocalDate",
                        "LocalTime",
                        "LocalDateTime",
                        "Instant",
                        "OffsetDateTime",
                        "ZonedDateTime",
                        "OffsetTime",
                        "Duration",
                        "Year",
                        "ZoneOffset",
                        "java.util.Date",
                        "java.sql.Timestamp");
        return new Attribute(
                field,
                type,
                "time",
                column(precise ? "secondPrecision = " + dice.between(0, 6) : "", nullable(), unique()));
    }

    private Attribute bytes(String field) {
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(field, "byte[]", "bytes", column(nullable())),
                        () -> new Attribute(
                                field, "byte[]", "bytes", column("length = " + dice.pick(20, 4000, 2_000_000))),
                        () -> new Attribute(
                                field, "byte[]", "bytes", "@JdbcTypeCode(SqlTypes.BINARY)", column("length = 16")),
                        () -> new Attribute(
                                field, "byte[]", "bytes", "@JdbcTypeCode(SqlTypes.LONG32VARBINARY)", column()))
                .get();
    }

    private Attribute special(String field) {
        return new Attribute(
                field,
                dice.pick("UUID", "URL", "Locale", "Currency", "InetAddress", "Class<?>", "TimeZone"),
                "special type",
                column(nullable()));
    }

    private Attribute document(String field) {
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(
                                field,
                                "Map<String, String>",
                                "json",
                                "@JdbcTypeCode(SqlTypes.JSON)",
                                column(nullable())),
                        () -> new Attribute(
                                field, "List<Integer>", "json", "@JdbcTypeCode(SqlTypes.JSON)", column(nullable())),
                        () -> new Attribute(field, "String", "xml", "@JdbcTypeCode(SqlTypes.SQLXML)", column()))
                .get();
    }

    private Attribute array(String field) {
        return new Attribute(
                field,
                dice.pick("String[]", "int[]", "List<String>", "UUID[]", "Long[]", "Set<Integer>"),
                "array",
                column(nullable(), dice.oneIn(4) ? "length = 50" : ""),
                dice.oneIn(4) ? "@org.hibernate.annotations.Array(length = 7)" : "");
    }

    private Attribute enumeration(String field) {
        String type = newEnum(dice.type() + "Kind");
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(
                                field, type, "enum by label", "@Enumerated(EnumType.STRING)", column(nullable())),
                        () -> new Attribute(
                                field,
                                type,
                                "enum by label",
                                "@Enumerated(EnumType.STRING)",
                                column("length = " + dice.between(20, 60))),
                        () -> new Attribute(field, type, "enum by position", column(nullable())),
                        () -> new Attribute(field, type + "[]", "enum array", column()))
                .get();
    }

    private String newEnum(String name) {
        List<String> labels = new ArrayList<>();
        int count = dice.between(1, 5);
        for (int i = 0; i < count; i++) {
            labels.add(dice.field().toUpperCase(Locale.ROOT));
        }
        classes.add(new ModelClass(
                name, "enum", List.of(), "enum %", List.of(), "    " + String.join(", ", labels) + "\n"));
        return name;
    }

    private Attribute withDefault(String field) {
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(field, "int", "default", "@ColumnDefault(\"7\")", column()),
                        () -> new Attribute(
                                field, "Long", "default", "@ColumnDefault(\"-1\")", column("nullable = false")),
                        () -> new Attribute(
                                field,
                                "String",
                                "default",
                                "@ColumnDefault(\"'it''s'\")",
                                column("length = 30", nullable())),
                        () -> new Attribute(
                                field,
                                "BigDecimal",
                                "default",
                                "@ColumnDefault(\"1.50\")",
                                column("precision = 9", "scale = 2")),
                        () -> ownType(field))
                .get();
    }

    /** Hibernate quotes the type as well where it is told to quote everything. */
    private Attribute ownType(String field) {
        return new Attribute(
                field,
                "String",
                "own type",
                quotesWords
                        ? column("length = 42")
                        : column("columnDefinition = \"" + dice.pick("varchar(42)", "varchar(12) default 'x' not null")
                                + "\""));
    }

    /** A check is in the database's words, which have to name the column as it is. */
    private Attribute checked(String field) {
        if (quotesWords) {
            return number(field);
        }
        String name = "c_" + dice.field().toLowerCase(Locale.ROOT);
        String column = "@Column(name = \"" + name + "\")";
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(
                                field, "int", "check", "@Check(constraints = \"" + name + " > 0\")", column),
                        () -> new Attribute(
                                field,
                                "Integer",
                                "check",
                                "@Check(name = \"" + dice.constraint("ck") + "\", constraints = \"" + name
                                        + " between 1 and 9 or " + name + " = 77\")",
                                column),
                        () -> new Attribute(
                                field,
                                "String",
                                "check",
                                "@Check(constraints = \"" + name + " <> '' and length(" + name + ") < 20\")",
                                column),
                        () -> new Attribute(
                                field,
                                "Integer",
                                "check",
                                "@Column(name = \"" + name + "\", check = @CheckConstraint(name = \""
                                        + dice.constraint("ck") + "\", constraint = \"" + name + " in (1, 2, 3)\"))"))
                .get();
    }

    private Attribute validated(String field) {
        return dice.<Supplier<Attribute>>pick(
                        () -> new Attribute(field, "String", "validated", "@NotBlank", "@Size(max = 30)", column()),
                        () -> new Attribute(field, "Integer", "validated", "@NotNull", "@Min(1)", "@Max(99)", column()),
                        () -> new Attribute(
                                field, "BigDecimal", "validated", "@Digits(integer = 6, fraction = 2)", column()),
                        () -> new Attribute(field, "long", "validated", "@Min(-5)", column()),
                        () -> new Attribute(field, "String", "validated", "@NotNull", column("length = 60")),
                        () -> new Attribute(field, "int", "validated", "@Positive", "@Max(1000)", column()))
                .get();
    }

    private Attribute converted(String field) {
        String name = dice.type() + "Words";
        classes.add(new ModelClass(
                name,
                "converter",
                List.of("@Converter"),
                "class % implements AttributeConverter<Boolean, String>",
                List.of(),
                """
                    public String convertToDatabaseColumn(Boolean value) {
                        return value == null ? null : value ? "yes" : "no";
                    }

                    public Boolean convertToEntityAttribute(String text) {
                        return text == null ? null : text.equals("yes");
                    }
                """));
        return new Attribute(
                field, "Boolean", "converter", "@Convert(converter = " + name + ".class)", column("length = 9"));
    }

    private Attribute commented(String field) {
        return new Attribute(
                field, "String", "comment", "@Comment(\"the \\\"" + field + "\\\" of 100%\")", column("length = 90"));
    }

    private Attribute zoned(String field) {
        return new Attribute(
                field,
                dice.pick("OffsetDateTime", "ZonedDateTime"),
                "time zone",
                "@TimeZoneStorage(TimeZoneStorageType." + dice.pick("NORMALIZE", "NORMALIZE_UTC", "COLUMN") + ")");
    }

    private Attribute timestamp(String field) {
        return new Attribute(
                field,
                dice.pick("Instant", "LocalDateTime"),
                "timestamp",
                dice.pick("@CreationTimestamp", "@UpdateTimestamp", "@CurrentTimestamp"));
    }
}
