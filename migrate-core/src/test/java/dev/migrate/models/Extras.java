package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What few models have: entities, and what stands at them, beyond columns and associations. */
final class Extras {

    private final Dice dice;
    private final boolean quotesWords;
    private final List<Supplier<List<ModelClass>>> all = List.of(
            this::checked,
            this::deletedSoftly,
            this::deletedSoftlyFromCollections,
            this::ofTenants,
            this::ofQuery,
            this::computed,
            this::derived,
            this::any,
            this::ofSuperclass,
            this::mapped,
            this::referringToUnique,
            this::numberedElements,
            this::loose,
            this::nested);

    Extras(long seed, boolean quotesWords) {
        this.dice = new Dice(seed + 2_000_003, "extra");
        this.quotesWords = quotesWords;
    }

    /** Returns the classes of a model with some more, and with tables of revisions now and then. */
    List<ModelClass> added(List<ModelClass> classes) {
        List<ModelClass> more = new ArrayList<>(classes);
        int count = dice.between(0, 3);
        for (int i = 0; i < count; i++) {
            more.addAll(dice.pick(all).get());
        }
        if (dice.oneIn(6)) {
            more.replaceAll(each -> isAuditable(each) ? each.with("@org.hibernate.envers.Audited") : each);
        }
        return more;
    }

    /** Envers does not take references to any entity. */
    private static boolean isAuditable(ModelClass each) {
        return each.isEntity()
                && each.attributes().stream()
                        .noneMatch(attribute -> attribute.kind().equals("any"));
    }

    private ModelClass entity() {
        return new ModelClass("Extra" + dice.type(), "entity", List.of("@Entity"), "class %", List.of(), "")
                .with(new Attribute("id", "Long", "id of sequence", "@Id", "@GeneratedValue"));
    }

    private Attribute text(String... annotations) {
        return new Attribute(dice.field(), "String", "string", annotations);
    }

    /** A check of several columns names them as the database does. */
    private List<ModelClass> checked() {
        String low = "low" + dice.between(1, 9);
        String high = "high" + dice.between(1, 9);
        ModelClass entity = entity().with(new Attribute(low, "Integer", "compared"))
                .with(new Attribute(high, "Integer", "compared"));
        if (quotesWords) {
            return List.of(entity);
        }
        String name = dice.oneIn(2) ? "name = \"" + dice.constraint("ck") + "\", " : "";
        String condition =
                dice.pick(low + " <= " + high, low + " is null or " + high + " > 0", low + " + " + high + " < 99");
        return List.of(
                dice.oneIn(2)
                        ? entity.with("@Check(" + name + "constraints = \"" + condition + "\")")
                        : entity.with(
                                "@Table(check = @CheckConstraint(" + name + "constraint = \"" + condition + "\"))"));
    }

    private List<ModelClass> deletedSoftly() {
        return List.of(entity().with(text())
                .with(dice.pick(
                        "@SoftDelete",
                        "@SoftDelete(columnName = \"gone\")",
                        "@SoftDelete(strategy = SoftDeleteType.ACTIVE)",
                        "@SoftDelete(strategy = SoftDeleteType.TIMESTAMP)",
                        "@SoftDelete(converter = org.hibernate.type.YesNoConverter.class)")));
    }

    private List<ModelClass> deletedSoftlyFromCollections() {
        return List.of(entity().with(new Attribute(
                dice.field(),
                dice.pick("Set", "List") + "<String>",
                "element collection",
                "@ElementCollection",
                "@SoftDelete")));
    }

    private List<ModelClass> ofTenants() {
        return List.of(entity().with(new Attribute(dice.field(), dice.pick("String", "UUID"), "tenant", "@TenantId"))
                .with(text()));
    }

    private List<ModelClass> ofQuery() {
        ModelClass entity = new ModelClass(
                "Extra" + dice.type(),
                "query",
                List.of(
                        "@Entity",
                        "@Immutable",
                        "@Subselect(\"select 1 as id, 'x' as word\")",
                        "@Synchronize(\"nothing\")"),
                "class %",
                List.of(),
                "");
        return List.of(entity.with(new Attribute("id", "Long", "id given", "@Id"))
                .with(new Attribute("word", "String", "of query")));
    }

    private List<ModelClass> computed() {
        return List.of(entity().with(new Attribute(dice.field(), "int", "formula", "@Formula(\"1 + 1\")"))
                .with(text(
                        "@ColumnTransformer(read = \"upper(extra)\", write = \"lower(?)\")",
                        "@Column(name = \"extra\")"))
                .with(text("@Generated(event = org.hibernate.generator.EventType.INSERT)"))
                .with(new Attribute(dice.field(), "UUID", "uuid", "@UuidGenerator")));
    }

    /** An entity whose id is that of another one. */
    private List<ModelClass> derived() {
        ModelClass whole = entity().with(text());
        ModelClass part = new ModelClass("Extra" + dice.type(), "entity", List.of("@Entity"), "class %", List.of(), "")
                .with(new Attribute("id", "Long", "id given", "@Id"))
                .with(new Attribute(
                        dice.field(), whole.name(), "id of another", "@MapsId", dice.pick("@OneToOne", "@ManyToOne")));
        return List.of(whole, part);
    }

    private List<ModelClass> any() {
        ModelClass one = entity().with(text());
        String values = "@AnyDiscriminatorValue(discriminator = \"ONE\", entity = " + one.name() + ".class)";
        String field = dice.field();
        return List.of(
                one,
                entity().with(new Attribute(
                        field,
                        "Object",
                        "any",
                        "@Any",
                        "@AnyDiscriminator(DiscriminatorType." + dice.pick("STRING", "INTEGER") + ")",
                        values.replace("ONE", "1"),
                        "@AnyKeyJavaClass(Long.class)",
                        "@Column(name = \"" + field.toLowerCase(Locale.ROOT) + "_type\")",
                        "@JoinColumn(name = \"" + field.toLowerCase(Locale.ROOT) + "_id\")")));
    }

    private List<ModelClass> ofSuperclass() {
        ModelClass base = new ModelClass(
                        "Extra" + dice.type(),
                        "superclass",
                        List.of("@MappedSuperclass"),
                        "abstract class %",
                        List.of(),
                        "")
                .with(text("@Column(length = 40)"))
                .with(new Attribute(dice.field(), "Instant", "timestamp", "@UpdateTimestamp"));
        ModelClass entity = entity();
        return List.of(
                base,
                new ModelClass(
                        entity.name(),
                        "entity",
                        entity.annotations(),
                        "class % extends " + base.name(),
                        entity.attributes(),
                        ""));
    }

    private List<ModelClass> mapped() {
        ModelClass key = entity().with(text());
        return List.of(
                key,
                entity().with(new Attribute(
                                dice.field(),
                                "Map<Labels, String>",
                                "element map",
                                "@ElementCollection",
                                "@MapKeyEnumerated(EnumType." + dice.pick("STRING", "ORDINAL") + ")"))
                        .with(new Attribute(
                                dice.field(),
                                "Map<" + key.name() + ", Integer>",
                                "map by entity",
                                "@ElementCollection"))
                        .with(new Attribute(
                                dice.field(), "Map<String, " + key.name() + ">", "map of entities", "@ManyToMany")));
    }

    private List<ModelClass> referringToUnique() {
        String code = "code" + dice.between(1, 9);
        ModelClass whole = entity().with(new Attribute(
                code, "String", "referred number", "@Column(name = \"" + code + "\", unique = true, length = 20)"));
        return List.of(
                whole,
                entity().with(new Attribute(
                        dice.field(),
                        whole.name(),
                        "reference to unique",
                        "@ManyToOne",
                        "@JoinColumn(name = \"" + dice.constraint("jc") + "\", referencedColumnName = \"" + code
                                + "\")")));
    }

    private List<ModelClass> numberedElements() {
        return List.of(entity().with(new Attribute(
                dice.field(),
                "List<String>",
                "numbered elements",
                "@ElementCollection",
                "@CollectionId(column = @Column(name = \"number\"), generator = \"increment\")",
                "@CollectionIdJavaClass(idType = Long.class)")));
    }

    private List<ModelClass> loose() {
        ModelClass whole = entity().with(text());
        return List.of(
                whole,
                entity().with(new Attribute(
                                dice.field(),
                                whole.name(),
                                "no constraint",
                                "@ManyToOne",
                                "@NotFound(action = NotFoundAction.IGNORE)"))
                        .with(new Attribute(
                                dice.field(),
                                "List<" + whole.name() + ">",
                                "indexed list",
                                "@OneToMany",
                                "@ListIndexBase(1)",
                                "@OrderColumn"))
                        .with(new Attribute(dice.field(), "String[]", "string array", "@Array(length = 5)")));
    }

    /** An embeddable within another one, and one that extends another. */
    private List<ModelClass> nested() {
        ModelClass inner = new ModelClass(
                        "Extra" + dice.type(), "embeddable", List.of("@Embeddable"), "class %", List.of(), "")
                .with(text());
        ModelClass outer = new ModelClass(
                        "Extra" + dice.type(), "embeddable", List.of("@Embeddable"), "class %", List.of(), "")
                .with(new Attribute(dice.field(), inner.name(), "embedded", "@Embedded"))
                .with(new Attribute(dice.field(), "int", "number"));
        ModelClass special = new ModelClass(
                        "Extra" + dice.type(),
                        "embeddable",
                        List.of("@Embeddable"),
                        "class % extends " + inner.name(),
                        List.of(),
                        "")
                .with(new Attribute(dice.field(), "Integer", "number"));
        ModelClass entity = entity().with(new Attribute(dice.field(), outer.name(), "embedded", "@Embedded"));
        return dice.oneIn(2) ? List.of(inner, outer, entity) : List.of(inner, special, outer, entity);
    }
}
