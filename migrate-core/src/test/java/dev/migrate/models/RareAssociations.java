package dev.migrate.models;

import java.util.List;
import java.util.function.Supplier;

/** Rare ways to lead from one table to another. */
final class RareAssociations extends RareParts {

    RareAssociations(Dice dice, boolean quotesWords) {
        super(dice, quotesWords);
    }

    List<Supplier<List<ModelClass>>> all() {
        return List.of(
                this::manyToAny,
                this::sharedKey,
                this::composite,
                this::joinTable,
                this::collectionTable,
                this::mapped,
                this::overridden,
                this::secondTable,
                this::withoutKey,
                this::bothWays,
                this::composite);
    }

    private List<ModelClass> manyToAny() {
        ModelClass one = entity("", ID);
        return List.of(
                one,
                entity(
                        "",
                        ID,
                        "@ManyToAny @AnyDiscriminator(DiscriminatorType." + dice.pick("STRING", "INTEGER") + ")",
                        "@AnyDiscriminatorValue(discriminator = \"1\", entity = " + one.name() + ".class)",
                        "@AnyKeyJavaClass(Long.class) @Column(name = \"what\")",
                        "@JoinTable(" + given("any") + ", joinColumns = @JoinColumn(name = \"whole\"),",
                        "    inverseJoinColumns = @JoinColumn(name = \"part\"))",
                        "Set<Object> parts;"));
    }

    private List<ModelClass> sharedKey() {
        ModelClass whole = entity("", ID, "String word;");
        return List.of(
                whole,
                entity(
                        "",
                        "@Id Long id;",
                        "@OneToOne @PrimaryKeyJoinColumn(" + foreignKey() + ") " + whole.name() + " whole;"));
    }

    /** Keys of several columns, of which some are the key of another entity, and references to them. */
    private List<ModelClass> composite() {
        ModelClass whole = entity("", ID);
        String name = dice.type() + "Key";
        boolean embedded = dice.oneIn(2);
        ModelClass part = embedded
                ? entity(
                        "",
                        "@EmbeddedId " + name + " key;",
                        "@ManyToOne @MapsId(\"whole\") " + whole.name() + " whole;")
                : entity(
                        "@IdClass(" + name + ".class)",
                        "@Id @ManyToOne " + whole.name() + " whole;",
                        "@Id @Column(name = \"place\") int place;");
        ModelClass key = key(name, "Long whole;", "int place;");
        ModelClass other = entity(
                "",
                ID,
                "@ManyToOne @JoinColumns(value = {",
                "    @JoinColumn(name = \"part_whole\", referencedColumnName = \"whole_id\"),",
                "    @JoinColumn(name = \"part_place\", referencedColumnName = \"place\")}, " + foreignKey() + ")",
                part.name() + " part;");
        ModelClass managed = embedded ? key.with("@Embeddable") : key;
        boolean plain = !quotesWords && dice.oneIn(2);
        return plain ? List.of(whole, managed, part, other) : List.of(whole, managed, part);
    }

    private List<ModelClass> joinTable() {
        ModelClass whole = entity("", ID);
        String more = dice.pick(
                "uniqueConstraints = @UniqueConstraint(" + given("uq") + ", columnNames = {\"one\", \"two\"})",
                "indexes = @Index(" + given("ix") + ", columnList = \"two desc, one\")",
                "foreignKey = @ForeignKey(" + given("fk") + "), inverseForeignKey = @ForeignKey(" + given("fk") + ")",
                "foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)");
        return List.of(
                whole,
                entity(
                        "",
                        ID,
                        dice.pick("@ManyToMany", "@OneToMany", "@OneToMany @OnDelete(action = OnDeleteAction.CASCADE)"),
                        "@JoinTable(" + given("jt") + ", joinColumns = @JoinColumn(name = \"one\"),",
                        "    inverseJoinColumns = @JoinColumn(name = \"two\"), " + more + ")",
                        dice.pick("List<", "Set<") + whole.name() + "> parts;"));
    }

    private List<ModelClass> collectionTable() {
        ModelClass part = embeddable("", "@Column(length = 20) String street;", "int number;");
        String more = dice.pick(
                "uniqueConstraints = @UniqueConstraint(" + given("uq") + ", columnNames = {\"whole\", \"street\"})",
                "indexes = @Index(" + given("ix") + ", columnList = \"street desc\")",
                foreignKey());
        return List.of(
                part,
                entity(
                        "",
                        ID,
                        "@ElementCollection" + dice.pick("", " @OnDelete(action = OnDeleteAction.CASCADE)"),
                        "@CollectionTable(" + given("ct") + ", joinColumns = @JoinColumn(name = \"whole\"), " + more
                                + ")",
                        "@AttributeOverride(name = \"street\", column = @Column(name = \"street\", length = 33))",
                        dice.pick("@OrderColumn List<", "List<", "Set<") + part.name() + "> parts;"));
    }

    private List<ModelClass> mapped() {
        ModelClass whole = entity("", ID);
        ModelClass part = embeddable("", "@Column(length = 20) String street;", "int number;");
        return List.of(
                whole,
                part,
                entity(
                        "",
                        ID,
                        "@ElementCollection @MapKeyJoinColumn(" + given("mk") + ") Map<" + whole.name()
                                + ", String> words;",
                        "@ElementCollection Map<" + part.name() + ", Integer> numbers;",
                        "@ElementCollection Map<Integer, " + part.name() + "> parts;",
                        "@OneToMany @JoinColumn(name = \"whole\") @MapKeyColumn(name = \"code\", length = 9)",
                        "Map<String, " + whole.name() + "> wholes;"));
    }

    private List<ModelClass> overridden() {
        ModelClass whole = entity("", ID);
        ModelClass part = embeddable(
                "",
                "String street;",
                "@ManyToOne " + whole.name() + " whole;",
                "@ElementCollection Set<String> words;");
        String more = dice.pick(
                "@AttributeOverrides(@AttributeOverride(name = \"street\", column = @Column(name = \"lane\", nullable"
                        + " = false)))",
                "@AssociationOverride(name = \"whole\", joinColumns = @JoinColumn(name = \"owner\"))",
                "@EmbeddedColumnNaming(\"home_%s\")");
        return List.of(whole, part, entity("", ID, "@Embedded " + more + " " + part.name() + " part;"));
    }

    private List<ModelClass> secondTable() {
        String table = dice.constraint("second");
        return List.of(entity(
                "@SecondaryTable(name = \"" + table + "\", pkJoinColumns = @PrimaryKeyJoinColumn(name = \"whole\"), "
                        + dice.pick(
                                foreignKey(),
                                "indexes = @Index(" + given("ix") + ", columnList = \"word\")",
                                "uniqueConstraints = @UniqueConstraint(columnNames = \"word\")",
                                "comment = \"second\"")
                        + ") @SecondaryRow(optional = " + dice.oneIn(2) + ")",
                ID,
                "@Column(name = \"word\", table = \"" + table + "\", length = 30) String word;",
                "@Column(table = \"" + table + "\", nullable = false) int number;"));
    }

    private List<ModelClass> withoutKey() {
        ModelClass whole = entity("", ID);
        return List.of(
                whole,
                entity(
                        "",
                        ID,
                        quotesWords
                                ? "@Transient " + whole.name() + " none;"
                                : "@ManyToOne @JoinFormula(\"1 + 1\") " + whole.name() + " none;",
                        "@Column(name = \"twice\") Long twice;",
                        "@ManyToOne @JoinColumn(name = \"twice\", insertable = false, updatable = false) "
                                + whole.name() + " again;",
                        "transient String word;"));
    }

    private List<ModelClass> bothWays() {
        String one = dice.type();
        ModelClass many = entity(
                "", ID, "@ManyToOne " + one + " one;", "@ManyToMany(mappedBy = \"most\") Set<" + one + "> most;");
        return List.of(
                type(
                        one,
                        "entity",
                        "@Entity",
                        "class %",
                        ID,
                        "@OneToMany(mappedBy = \"one\") List<" + many.name() + "> all;",
                        "@ManyToMany " + dice.pick("@Bag List<", "Set<", "@OrderColumn List<") + many.name()
                                + "> most;"),
                many);
    }
}
