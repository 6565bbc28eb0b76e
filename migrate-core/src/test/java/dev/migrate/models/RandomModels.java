package dev.migrate.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Models that a seed makes up of everything that Hibernate maps. */
final class RandomModels {

    private static final Pattern COLUMN_NAME = Pattern.compile("name = \"([^\"]*)\"");

    private final Dice dice;
    private final Map<String, String> settings;
    private final BasicAttributes basics;
    private final Ids ids;
    private final List<ModelClass> embeddables = new ArrayList<>();
    private final List<ModelClass> entities = new ArrayList<>();

    private RandomModels(long seed) {
        this.dice = new Dice(seed);
        this.settings = settings(dice);
        this.basics = new BasicAttributes(dice, quotesWords());
        this.ids = new Ids(dice, basics);
    }

    /** Returns the model of a seed, of so many entities and their subclasses. */
    static EntityModel of(long seed, int size) {
        RandomModels models = new RandomModels(seed);
        models.make(size);
        List<ModelClass> all = new ArrayList<>(models.entities);
        all.addAll(models.embeddables);
        all.addAll(models.ids.classes());
        all.addAll(models.basics.classes());
        all.add(Associations.labels());
        List<ModelClass> more = new Extras(seed, models.quotesWords()).added(all);
        return new EntityModel(new Rarities(seed, models.quotesWords()).added(more), models.settings);
    }

    private static Map<String, String> settings(Dice dice) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!dice.oneIn(5)) {
            settings.put(
                    "hibernate.physical_naming_strategy",
                    dice.pick(
                            "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
                            "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"));
        }
        if (dice.oneIn(6)) {
            settings.put("hibernate.auto_quote_keyword", "true");
        } else if (dice.oneIn(8)) {
            settings.put("hibernate.globally_quoted_identifiers", "true");
        }
        if (dice.oneIn(10)) {
            settings.put("hibernate.type.prefer_native_enum_types", "true");
        }
        if (dice.oneIn(12)) {
            settings.put("hibernate.use_nationalized_character_data", "true");
        }
        if (dice.oneIn(12)) {
            settings.put("hibernate.timezone.default_storage", dice.pick("COLUMN", "NORMALIZE"));
        }
        return settings;
    }

    private boolean quotesWords() {
        return settings.containsKey("hibernate.auto_quote_keyword")
                || settings.containsKey("hibernate.globally_quoted_identifiers");
    }

    private void make(int size) {
        if (dice.oneIn(2)) {
            embeddables.add(embeddable());
        }
        for (int i = 0; i < size; i++) {
            hierarchy();
        }
        Associations associations = new Associations(
                dice, basics, embeddables.stream().map(ModelClass::name).toList());
        for (ModelClass entity : List.copyOf(entities)) {
            ModelClass changed = entity;
            int collections = dice.between(0, 1);
            for (int i = 0; i < collections; i++) {
                changed = changed.with(associations.collection());
            }
            int links = dice.between(0, 2);
            for (int i = 0; i < links; i++) {
                ModelClass target = dice.pick(entities);
                changed = changed.with(associations.to(target, hasSimpleKey(target) && hasSimpleKey(entity)));
            }
            entities.set(entities.indexOf(entity), changed);
        }
    }

    private ModelClass embeddable() {
        List<Attribute> attributes = new ArrayList<>();
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            attributes.add(basics.small("embedded"));
        }
        return new ModelClass(dice.type() + "Part", "embeddable", List.of("@Embeddable"), "class %", attributes, "");
    }

    private void hierarchy() {
        String name = dice.type();
        String strategy = dice.oneIn(3) ? dice.pick("SINGLE_TABLE", "JOINED", "TABLE_PER_CLASS") : "";
        boolean isAbstract = !strategy.isEmpty() && dice.oneIn(3);
        ModelClass root = new ModelClass(
                name, "entity", List.of("@Entity"), (isAbstract ? "abstract " : "") + "class %", List.of(), "");
        root = filled(ids.added(root, !strategy.equals("TABLE_PER_CLASS")), strategy.equals("TABLE_PER_CLASS"));
        if (!strategy.isEmpty()) {
            root = root.with("@Inheritance(strategy = InheritanceType." + strategy + ")");
            if (strategy.equals("SINGLE_TABLE") && dice.oneIn(2)) {
                root = root.with("@DiscriminatorColumn(name = \"what\", discriminatorType = DiscriminatorType."
                        + dice.pick("STRING, length = 60", "INTEGER") + ")");
            }
        }
        entities.add(root);
        int children = strategy.isEmpty() ? 0 : dice.between(1, 2);
        for (int i = 0; i < children; i++) {
            entities.add(child(name, strategy));
        }
    }

    private ModelClass child(String parent, String strategy) {
        ModelClass child =
                new ModelClass(dice.type(), "subclass", List.of("@Entity"), "class % extends " + parent, List.of(), "");
        int count = dice.between(0, 3);
        for (int i = 0; i < count; i++) {
            child = child.with(basics.next());
        }
        return strategy.equals("SINGLE_TABLE") ? child : child.with(table(child, List.of()));
    }

    private ModelClass filled(ModelClass entity, boolean perClass) {
        ModelClass filled = entity;
        List<String> indexed = new ArrayList<>();
        int count = dice.between(1, 5);
        for (int i = 0; i < count; i++) {
            Attribute attribute = dice.oneIn(4) ? basics.small("small") : basics.next();
            if (attribute.kind().equals("small")) {
                indexed.add(columnName(attribute));
            }
            filled = filled.with(attribute);
        }
        filled = filled.with(table(filled, indexed));
        filled = withExtras(filled);
        return perClass ? filled : withSecondTable(filled);
    }

    private ModelClass withExtras(ModelClass entity) {
        ModelClass changed = entity;
        if (dice.oneIn(4)) {
            changed = changed.with(
                    new Attribute(dice.field(), dice.pick("int", "Long", "Instant"), "version", "@Version"));
        }
        if (dice.oneIn(6)) {
            changed = changed.with(basics.small("natural id").with("@NaturalId"));
        }
        if (dice.oneIn(6)) {
            changed = changed.with("@Comment(\"about " + entity.name() + "\")");
        }
        if (!embeddables.isEmpty() && dice.oneIn(3)) {
            changed = changed.with(overridden(embeddables.get(0)));
        }
        if (dice.oneIn(8) && !settings.containsKey("hibernate.globally_quoted_identifiers")) {
            String field = dice.field();
            changed = changed.with(new Attribute(field, "int", "factor", "@Column(name = \"factor\")"))
                    .with(new Attribute(field + "Twice", "int", "generated", "@GeneratedColumn(\"factor * 2\")"));
        }
        return changed;
    }

    private Attribute overridden(ModelClass embeddable) {
        Attribute whole = new Attribute(dice.field(), embeddable.name(), "embedded", "@Embedded");
        Attribute part = dice.pick(embeddable.attributes());
        return dice.oneIn(2)
                ? whole
                : whole.with("@AttributeOverride(name = \"" + part.name() + "\", column = @Column(name = \""
                        + dice.constraint("over") + "\", length = 33))");
    }

    private ModelClass withSecondTable(ModelClass entity) {
        if (!dice.oneIn(8)) {
            return entity;
        }
        String table = dice.constraint("second");
        return entity.with("@SecondaryTable(name = \"" + table + "\")")
                .with(new Attribute(
                        dice.field(),
                        dice.pick("String", "Integer"),
                        "second table",
                        "@Column(table = \"" + table + "\")"));
    }

    private String table(ModelClass entity, List<String> indexed) {
        String name =
                switch (dice.between(0, 7)) {
                    // Hibernate would take what stands before a dot for the schema of the table's sequence
                    case 0 -> "name = \"" + dice.quoted().replace('.', '_') + "\"";
                    case 1 ->
                        "name = \"" + dice.longName(dice.oneIn(8) ? dice.between(60, 90) : dice.between(20, 28)) + "\"";
                    case 2 -> "name = \"" + (quotesWords() ? dice.reserved() : entity.name() + "s") + "\"";
                    default -> "";
                };
        String more = "";
        if (!indexed.isEmpty()) {
            String columns = String.join(", ", dice.some(indexed, 2));
            more = switch (dice.between(0, 4)) {
                case 0 ->
                    "indexes = @Index(name = \"" + dice.constraint("ix") + "\", columnList = \"" + columns + "\")";
                case 1 -> "indexes = @Index(columnList = \"" + columns + " desc\")";
                case 2 -> "indexes = @Index(columnList = \"" + columns + "\", unique = true)";
                case 3 ->
                    "uniqueConstraints = @UniqueConstraint(columnNames = {\"" + columns.replace(", ", "\", \"")
                            + "\"})";
                default ->
                    "uniqueConstraints = @UniqueConstraint(name = \"" + dice.constraint("uq") + "\", columnNames = {\""
                            + columns.replace(", ", "\", \"") + "\"})";
            };
        }
        String all = Dice.join(name, more);
        return all.isEmpty() ? "" : "@Table(" + all + ")";
    }

    private static String columnName(Attribute attribute) {
        for (String annotation : attribute.annotations()) {
            Matcher name = COLUMN_NAME.matcher(annotation);
            if (annotation.startsWith("@Column") && name.find()) {
                return name.group(1);
            }
        }
        return attribute.name();
    }

    /** Returns whether the key of an entity is of one column, its parent's included. */
    private boolean hasSimpleKey(ModelClass entity) {
        ModelClass root = entity;
        if (entity.kind().equals("subclass")) {
            String parent = entity.declaration().substring(entity.declaration().lastIndexOf(' ') + 1);
            root = entities.stream()
                    .filter(each -> each.name().equals(parent))
                    .findFirst()
                    .orElseThrow();
        }
        return root.attributes().stream()
                .noneMatch(
                        each -> each.kind().equals("id embedded") || each.kind().equals("id of several"));
    }
}
