package dev.migrate.models;

import java.util.List;
import java.util.function.Function;

/** Attributes that lead to other entities, or to tables of their own. */
final class Associations {

    private static final String LABELS = "Labels";

    private final Dice dice;
    private final BasicAttributes basics;
    private final List<Function<String, Attribute>> collections =
            List.of(this::strings, this::strings, this::map, this::ordered, this::enums, this::embedded);

    /** The embeddables that collections may have for elements. */
    private final List<String> embeddables;

    Associations(Dice dice, BasicAttributes basics, List<String> embeddables) {
        this.dice = dice;
        this.basics = basics;
        this.embeddables = embeddables;
    }

    /** Returns a collection of values. */
    Attribute collection() {
        String field = dice.field();
        return dice.pick(collections).apply(field);
    }

    private String table() {
        return dice.oneIn(4)
                ? "@CollectionTable(name = \"" + (dice.oneIn(2) ? dice.quoted() : dice.constraint("ct")) + "\")"
                : "";
    }

    private Attribute strings(String field) {
        String type = dice.pick("List<String>", "Set<String>", "Set<LocalDate>", "List<BigDecimal>", "Set<UUID>");
        return new Attribute(
                field,
                type,
                "element collection",
                "@ElementCollection",
                table(),
                type.contains("String") ? basics.column("length = 80") : basics.column());
    }

    private Attribute map(String field) {
        String type = dice.pick("Map<String, Integer>", "Map<LocalDate, String>", "Map<UUID, String>");
        return new Attribute(
                field,
                type,
                "element map",
                "@ElementCollection",
                table(),
                type.startsWith("Map<String") && dice.oneIn(2) ? "@MapKeyColumn(name = \"map_key\", length = 50)" : "",
                dice.oneIn(3) ? "@Column(nullable = false)" : "");
    }

    private Attribute ordered(String field) {
        return new Attribute(
                field,
                dice.pick("List<String>", "List<Integer>"),
                "ordered elements",
                "@ElementCollection",
                table(),
                dice.oneIn(2) ? "@OrderColumn" : "@OrderColumn(name = \"pos\", nullable = false)");
    }

    private Attribute enums(String field) {
        return new Attribute(
                field,
                dice.pick("Set", "List") + "<" + LABELS + ">",
                "enum collection",
                "@ElementCollection",
                "@Enumerated(EnumType." + dice.pick("STRING", "ORDINAL") + ")",
                table());
    }

    private Attribute embedded(String field) {
        return embeddables.isEmpty()
                ? strings(field)
                : new Attribute(
                        field,
                        dice.pick("List", "Set") + "<" + dice.pick(embeddables) + ">",
                        "embeddable collection",
                        "@ElementCollection",
                        table());
    }

    /** Returns the enum that collections have for elements. */
    static ModelClass labels() {
        return new ModelClass(LABELS, "enum", List.of(), "enum %", List.of(), "    RED, GREEN, BLUE\n");
    }

    /** Returns an attribute that leads to another entity, or to the same. */
    Attribute to(ModelClass target, boolean simpleKey) {
        String field = dice.field();
        return switch (dice.between(0, 9)) {
            case 0, 1, 2, 3 -> one(field, target, simpleKey, dice.oneIn(4) ? "@OneToOne" : "@ManyToOne");
            case 4 ->
                new Attribute(
                        field,
                        target.name(),
                        "no constraint",
                        "@ManyToOne",
                        simpleKey ? "@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))" : "");
            case 5 ->
                new Attribute(
                        field,
                        target.name(),
                        "on delete",
                        "@ManyToOne",
                        "@OnDelete(action = OnDeleteAction." + dice.pick("CASCADE", "SET_NULL") + ")");
            case 6, 7 -> many(field, target, "@ManyToMany", simpleKey);
            case 8 -> many(field, target, "@OneToMany", simpleKey);
            default ->
                new Attribute(
                        field,
                        dice.pick("List", "Set") + "<" + target.name() + ">",
                        "one to many by column",
                        "@OneToMany",
                        simpleKey ? "@JoinColumn(name = \"" + dice.constraint("jc") + "\")" : "");
        };
    }

    private Attribute one(String field, ModelClass target, boolean simpleKey, String annotation) {
        String name = simpleKey && dice.oneIn(3)
                ? "name = \"" + (dice.oneIn(2) ? dice.quoted() : dice.constraint("jc")) + "\""
                : "";
        String key = dice.oneIn(4) ? "foreignKey = @ForeignKey(name = \"" + dice.constraint("fk") + "\")" : "";
        String nullable = simpleKey && dice.oneIn(4) ? "nullable = false" : "";
        String column = Dice.join(name, key, nullable);
        return new Attribute(
                field,
                target.name(),
                annotation.substring(1),
                annotation + (dice.oneIn(4) ? "(optional = false)" : "(fetch = FetchType.LAZY)"),
                column.isEmpty() || !simpleKey ? "" : "@JoinColumn(" + column + ")");
    }

    private Attribute many(String field, ModelClass target, String annotation, boolean simpleKey) {
        boolean list = dice.oneIn(2);
        String names = simpleKey && dice.oneIn(3)
                ? "@JoinTable(name = \"" + (dice.oneIn(2) ? dice.quoted() : dice.constraint("jt")) + "\")"
                : "";
        return new Attribute(
                field,
                (list ? "List<" : "Set<") + target.name() + ">",
                annotation.substring(1) + (list ? " list" : " set"),
                annotation,
                names,
                list && dice.oneIn(2) ? "@OrderColumn" : "");
    }
}
