package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a model has once in a while: entities of which each shows one thing that can be mapped. */
final class Rarities extends RareParts {

    /** The schema beside the default one that some entities are in. */
    static final String SCHEMA = "other";

    private final List<Supplier<List<ModelClass>>> all = new ArrayList<>(List.of(
            this::view,
            this::elsewhere,
            this::numberedNatively,
            this::withQuotes,
            this::collated,
            this::partitioned,
            this::struct,
            this::namedEnum,
            this::byLabelOfItsOwn,
            this::userType,
            this::document,
            this::told,
            this::told,
            this::commented,
            this::rareTypes,
            this::rareTypes,
            this::rareTypes,
            this::generators,
            this::generators,
            this::indexed,
            this::temporal));

    Rarities(long seed, boolean quotesWords) {
        super(new Dice(seed + 3_000_017, "rare"), quotesWords);
        all.addAll(new RareAssociations(dice, quotesWords).all());
    }

    List<ModelClass> added(List<ModelClass> classes) {
        List<ModelClass> more = new ArrayList<>(classes);
        int count = dice.between(0, 2);
        for (int i = 0; i < count; i++) {
            more.addAll(dice.pick(all).get());
        }
        return more;
    }

    /** Statements name tables as the database does, so that a model that quotes all of them has none in its view. */
    private List<ModelClass> view() {
        String table = dice.constraint("seen").toLowerCase(java.util.Locale.ROOT);
        String query = quotesWords ? "select 1 as id, 2 as number" : "select id, number from " + table;
        ModelClass base = entity("@Table(name = \"" + table + "\")", "@Id Long id;", "Integer number;");
        ModelClass view = type(
                dice.type(),
                "view",
                "@Entity @Immutable @View(query = \"" + query + "\")",
                "class %",
                "@Id Long id;",
                "Integer number;");
        return List.of(base, view);
    }

    private List<ModelClass> elsewhere() {
        ModelClass there = entity(
                "@Table(schema = \"" + SCHEMA + "\")",
                dice.pick(
                        "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;",
                        "@Id @GeneratedValue(generator = \"there\") @SequenceGenerator(name = \"there\", schema = \""
                                + SCHEMA + "\", sequenceName = \"numbers\") Long id;",
                        "@Id Long id;"),
                dice.pick("@Column(unique = true, length = 30) String name;", "String name;"),
                dice.pick(
                        "@ElementCollection @CollectionTable(schema = \"" + SCHEMA + "\") Set<String> words;",
                        "Labels label;"));
        ModelClass here =
                entity("", ID, "@ManyToOne " + there.name() + " there;", "@ManyToMany Set<" + there.name() + "> many;");
        return dice.oneIn(2) ? List.of(there) : List.of(there, here);
    }

    private List<ModelClass> numberedNatively() {
        return List.of(entity(
                "",
                dice.pick(
                        "@Id @NativeGenerator Long id;",
                        "@Id @NativeGenerator Integer id;",
                        "@Id @GeneratedValue @NativeGenerator(sequenceForm = @SequenceGenerator(sequenceName = \""
                                + dice.constraint("own") + "\", initialValue = 5, allocationSize = 10)) Long id;",
                        "@Id @GeneratedValue @NativeGenerator(tableForm = @TableGenerator(table = \""
                                + dice.constraint("own") + "\")) Long id;"),
                "String name;"));
    }

    /** Hibernate does not double the quotes within names, so its own statements fail where those are in quotes, too. */
    private List<ModelClass> withQuotes() {
        return List.of(entity(
                dice.oneIn(2) ? "" : "@Table(name = \"`say \\\"" + dice.between(1, 99) + "\\\"`\")",
                ID,
                "@Column(name = \"`the \\\"word\\\"`\") String word;"));
    }

    /** Each database knows other collations. */
    private List<ModelClass> collated() {
        return List.of(entity(
                "",
                ID,
                "@Collate(\"" + dice.pick("C", "utf8mb4_bin", "utf8mb4_unicode_ci", "nocase", "rtrim")
                        + "\") String word;"));
    }

    private List<ModelClass> partitioned() {
        return List.of(entity("", ID, "@PartitionKey @Column(nullable = false) LocalDate dayOfIt;", "String word;"));
    }

    private List<ModelClass> struct() {
        ModelClass part = embeddable("@Struct(" + given("struct") + ")", "String street;", "Integer number;");
        return List.of(part, entity("", ID, part.name() + " address;"));
    }

    private List<ModelClass> namedEnum() {
        String kind = dice.type() + "Sort";
        return List.of(
                type(kind, "enum", "", "enum %", "ZULU, ALPHA, MIKE"),
                entity(
                        "",
                        ID,
                        "@Enumerated(EnumType." + dice.pick("STRING", "ORDINAL") + ") @JdbcTypeCode(SqlTypes."
                                + dice.pick("NAMED_ENUM", "NAMED_ORDINAL_ENUM") + ") " + kind + " kind;"));
    }

    private List<ModelClass> byLabelOfItsOwn() {
        String kind = dice.type() + "Code";
        boolean text = dice.oneIn(2);
        return List.of(
                type(
                        kind,
                        "enum",
                        "",
                        "enum %",
                        text ? "ONE(\"1st\"), TWO(\"it's 2nd\");" : "ONE(10), TWO(20);",
                        "@EnumeratedValue final " + (text ? "String" : "int") + " code;",
                        kind + "(" + (text ? "String" : "int") + " code) { this.code = code; }"),
                entity(
                        "",
                        ID,
                        (text ? "@Enumerated(EnumType.STRING) " : "") + kind + " kind;",
                        (text ? "@Enumerated(EnumType.STRING) " : "") + "@Column(nullable = false) " + kind
                                + " other;"));
    }

    private List<ModelClass> userType() {
        String name = dice.type() + "Type";
        boolean number = dice.oneIn(2);
        ModelClass type = type(
                name,
                "helper",
                "",
                "class % implements org.hibernate.usertype.UserType<StringBuilder>",
                "public int getSqlType() { return SqlTypes." + (number ? "DECIMAL" : "VARCHAR") + "; }",
                "public Class<StringBuilder> returnedClass() { return StringBuilder.class; }",
                "public StringBuilder deepCopy(StringBuilder value) { return value; }",
                "public boolean isMutable() { return false; }");
        String facts = number ? "precision = 7, scale = 3" : "length = 77";
        return List.of(type, entity("", ID, "@Type(" + name + ".class) @Column(" + facts + ") StringBuilder word;"));
    }

    /** Documents have no columns that a database could be asked for. */
    private List<ModelClass> document() {
        ModelClass part = embeddable("", "String street;", "Integer number;", "boolean open;");
        return List.of(
                part,
                entity(
                        "",
                        ID,
                        "@JdbcTypeCode(SqlTypes." + dice.pick("JSON", "JSON", "SQLXML") + ") " + part.name()
                                + " address;",
                        dice.oneIn(2)
                                ? "@JdbcTypeCode(SqlTypes.JSON_ARRAY) List<" + part.name() + "> others;"
                                : "int number;"));
    }

    /** Classes of one table that something else tells apart than their names. */
    private List<ModelClass> told() {
        String how = quotesWords || dice.oneIn(2)
                ? "@DiscriminatorColumn(name = \"what\", discriminatorType = DiscriminatorType.CHAR)"
                : dice.pick(
                        "@DiscriminatorFormula(\"case when name is null then 'A' else 'B' end\")",
                        "@DiscriminatorColumn(columnDefinition = \"varchar(3)\")",
                        "@DiscriminatorColumn(name = \"what\", length = 7, options = \"\")");
        ModelClass root = entity(
                "@Inheritance @DiscriminatorValue(\"A\") " + how,
                ID,
                "@Column(name = \"name\") String name;",
                dice.pick("", "@NotNull Integer number;"));
        ModelClass child = type(
                dice.type(),
                "entity",
                "@Entity @DiscriminatorValue(\"" + dice.pick("B", "not null") + "\")",
                "class % extends " + root.name(),
                "@ManyToOne(optional = " + dice.oneIn(2) + ") " + root.name() + " parent;",
                "@Column(nullable = " + dice.oneIn(2) + ") Integer weight;");
        return List.of(root, child);
    }

    private List<ModelClass> commented() {
        return List.of(entity(
                "@Table(comment = \"" + dice.pick("it's a table", "a table", "all of \\\"it\\\"") + "\")",
                "@Column(comment = \"with ; and -- and :name\") " + ID,
                "@Column(comment = \"line\\nbreak and ?\") String word;",
                "@Column(name = \"up\", comment = \"see above\") Locale none;"));
    }

    private List<ModelClass> rareTypes() {
        return List.of(entity(
                "",
                ID,
                dice.pick("java.sql.Clob text;", "java.sql.NClob text;", "@Lob char[] text;", "char[] text;"),
                dice.pick("java.sql.Blob data;", "@Lob Serializable data;", "Serializable data;", "Byte[] data;"),
                dice.pick("Calendar time;", "ZoneId time;", "java.sql.Time time;", "java.sql.Date time;"),
                dice.pick(
                        "@JdbcTypeCode(SqlTypes.INTERVAL_SECOND) Duration span;",
                        "@JdbcTypeCode(SqlTypes.BIGINT) Duration span;",
                        "@FractionalSeconds(3) LocalTime span;",
                        "@jakarta.persistence.Temporal(TemporalType.DATE) Date span;"),
                dice.pick(
                        "@JdbcTypeCode(SqlTypes.CHAR) UUID number;",
                        "@JdbcTypeCode(SqlTypes.BINARY) UUID number;",
                        "@JdbcTypeCode(SqlTypes.TINYINT) Integer number;",
                        "@JdbcTypeCode(SqlTypes.VARCHAR) Long number;",
                        "@JdbcTypeCode(SqlTypes.DECIMAL) @Column(precision = 5, scale = 1) Double number;",
                        "@JdbcTypeCode(SqlTypes.REAL) Float number;"),
                dice.pick(
                        "@Convert(converter = org.hibernate.type.NumericBooleanConverter.class) Boolean flag;",
                        "@Convert(converter = org.hibernate.type.TrueFalseConverter.class) boolean flag;",
                        "@JdbcTypeCode(SqlTypes.BIT) boolean flag;",
                        "@JdbcTypeCode(SqlTypes.INTEGER) boolean flag;"),
                dice.pick(
                        "@JdbcTypeCode(SqlTypes.NCHAR) @Column(length = 8) String word;",
                        "@JdbcTypeCode(SqlTypes.NCLOB) String word;",
                        "@JdbcTypeCode(SqlTypes.LONGNVARCHAR) String word;",
                        "@Nationalized @Lob String word;",
                        "@Nationalized char word;"),
                dice.pick("Month part;", "@Enumerated(EnumType.STRING) DayOfWeek part;", "Year part;")));
    }

    private List<ModelClass> generators() {
        String sequence = dice.constraint("shared");
        String one = "@Id @GeneratedValue(generator = \"" + sequence + "\") ";
        String declared = "@SequenceGenerator(name = \"" + sequence + "\", sequenceName = \"" + sequence
                + "\", allocationSize = " + dice.pick(1, 5, 50) + ") ";
        return dice.<Supplier<List<ModelClass>>>pick(
                        () -> List.of(entity("", one + declared + "Long id;"), entity("", one + "Integer id;")),
                        () -> List.of(entity(
                                "",
                                "@Id @GeneratedValue(generator = \"rows\") @TableGenerator(name = \"rows\", table = \""
                                        + dice.constraint("ids") + "\", initialValue = 7, pkColumnValue = \"it's\","
                                        + " uniqueConstraints = @UniqueConstraint(" + given("uq")
                                        + ", columnNames = \"next_val\")) Long id;")),
                        () -> List.of(entity("", "@Id @UuidGenerator(style = UuidGenerator.Style.TIME) String id;")),
                        () -> List.of(
                                entity("", "@Id @GeneratedValue @UuidGenerator @JdbcTypeCode(SqlTypes.CHAR) UUID id;")),
                        () -> List.of(entity(
                                "", "@Id @GeneratedValue(strategy = GenerationType.UUID) String id;", "String word;")))
                .get();
    }

    private List<ModelClass> indexed() {
        return List.of(entity(
                "@Table(indexes = {@Index(" + given("ix") + ", columnList = \"low desc, high\"),"
                        + " @Index(" + given("ix") + ", columnList = \"high asc, low desc\", unique = "
                        + dice.oneIn(2) + "), @Index(columnList = \"high\")},"
                        + " uniqueConstraints = {@UniqueConstraint(columnNames = {\"word\", \"low\"}),"
                        + " @UniqueConstraint(" + given("uq") + ", columnNames = \"word\")})",
                ID,
                "@Column(name = \"low\") int low;",
                "@Column(name = \"high\") Long high;",
                "@Column(name = \"word\", length = 20) String word;"));
    }

    /** What Hibernate keeps of the past since 7.4. */
    private List<ModelClass> temporal() {
        return List.of(entity(
                dice.pick("@org.hibernate.annotations.Temporal", "@org.hibernate.annotations.Audited"),
                ID,
                "String word;"));
    }
}
