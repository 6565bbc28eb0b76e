package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;

/** The ids of entities. */
final class Ids {

    private final Dice dice;
    private final BasicAttributes basics;
    private final List<ModelClass> classes = new ArrayList<>();

    Ids(Dice dice, BasicAttributes basics) {
        this.dice = dice;
        this.basics = basics;
    }

    /** Returns the classes that the ids made so far have for types. */
    List<ModelClass> classes() {
        return List.copyOf(classes);
    }

    /** Returns an entity with an id. */
    ModelClass added(ModelClass entity, boolean numberedByTheDatabase) {
        String name = dice.oneIn(3) ? dice.field() : "id";
        return switch (dice.between(0, 9)) {
            case 0, 1 -> numberedByTheDatabase ? entity.with(identity(name)) : entity.with(sequence(name));
            case 2 -> entity.with(sequence(name));
            case 3 -> entity.with(new Attribute(name, "Long", "id of auto", "@Id", "@GeneratedValue"));
            case 4 -> entity.with(table(name));
            case 5 -> entity.with(new Attribute(name, "UUID", "id of uuid", "@Id", "@GeneratedValue", basics.column()));
            case 6 -> entity.with(new Attribute(name, "String", "id given", "@Id", basics.column("length = 36")));
            case 7 -> entity.with(new Attribute(name, "long", "id given", "@Id", basics.column()));
            case 8 -> entity.with(embedded(name, entity));
            default -> idClass(entity);
        };
    }

    private Attribute identity(String name) {
        return new Attribute(
                name,
                dice.pick("Long", "Integer", "long", "Short"),
                "id of identity",
                "@Id",
                "@GeneratedValue(strategy = GenerationType.IDENTITY)",
                basics.column());
    }

    private Attribute sequence(String name) {
        String generator = dice.constraint("g");
        return new Attribute(
                name,
                dice.pick("Long", "Integer"),
                "id of sequence",
                "@Id",
                "@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"" + generator + "\")",
                "@SequenceGenerator(name = \"" + generator + "\", sequenceName = \"" + dice.constraint("s")
                        + "\", allocationSize = " + dice.pick(1, 10, 50) + ", initialValue = " + dice.pick(1, 1, 1000)
                        + ")",
                basics.column());
    }

    private Attribute table(String name) {
        String generator = dice.constraint("t");
        String own = dice.oneIn(2)
                ? ""
                : ", table = \"" + dice.constraint("ids") + "\", pkColumnName = \"what\", valueColumnName = \"last\"";
        return new Attribute(
                name,
                "Long",
                "id of table",
                "@Id",
                "@GeneratedValue(strategy = GenerationType.TABLE, generator = \"" + generator + "\")",
                "@TableGenerator(name = \"" + generator + "\", allocationSize = " + dice.pick(1, 20) + own + ")",
                "");
    }

    private Attribute embedded(String name, ModelClass entity) {
        List<Attribute> parts = parts();
        String key = entity.name() + "Id";
        classes.add(new ModelClass(
                key, "key", List.of("@Embeddable"), "class % implements Serializable", parts, identityOf(key)));
        return new Attribute(name, key, "id embedded", "@EmbeddedId");
    }

    private ModelClass idClass(ModelClass entity) {
        List<Attribute> parts = parts();
        String key = entity.name() + "Id";
        List<Attribute> plain = parts.stream()
                .map(each -> new Attribute(each.name(), each.type(), each.kind()))
                .toList();
        classes.add(new ModelClass(key, "key", List.of(), "class % implements Serializable", plain, identityOf(key)));
        ModelClass changed = entity.with("@IdClass(" + key + ".class)");
        for (Attribute part : parts) {
            List<String> annotations = new ArrayList<>(List.of("@Id"));
            annotations.addAll(part.annotations());
            changed = changed.with(new Attribute(part.name(), part.type(), annotations, "id of several"));
        }
        return changed;
    }

    private List<Attribute> parts() {
        List<Attribute> parts = new ArrayList<>();
        int count = dice.between(2, 3);
        for (int i = 0; i < count; i++) {
            parts.add(basics.small("part of an id"));
        }
        return parts;
    }

    private static String identityOf(String name) {
        return """
                @Override
                public boolean equals(Object other) {
                    return other instanceof %s;
                }

                @Override
                public int hashCode() {
                    return 1;
                }
            """.replace("%s", name);
    }
}
