package dev.migrate.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model and what becomes of it.
 *
 * @param renamed the attributes that have other names, {@code Pet.name} and {@code Pet.title}
 * @param kinds what was done
 */
record Evolution(EntityModel before, EntityModel after, Map<String, String> renamed, List<String> kinds) {

    Evolution {
        renamed = new LinkedHashMap<>(renamed);
        kinds = List.copyOf(kinds);
    }

    /** Returns what a seed does to the model of the seed. */
    static Evolution of(long seed, int size) {
        EntityModel model = RandomModels.of(seed, size);
        Changes changes = new Changes(seed, model);
        return new Evolution(model, changes.changed(), changes.renamed, changes.kinds);
    }

    private static final class Changes {

        private final Dice dice;
        private final BasicAttributes basics;
        private final Map<String, String> renamed = new LinkedHashMap<>();
        private final List<String> kinds = new ArrayList<>();
        private EntityModel model;

        Changes(long seed, EntityModel model) {
            this.dice = new Dice(seed + 1_000_003, "new");
            this.basics = new BasicAttributes(
                    dice,
                    model.settings().containsKey("hibernate.auto_quote_keyword")
                            || model.settings().containsKey("hibernate.globally_quoted_identifiers"));
            this.model = model;
        }

        EntityModel changed() {
            int wanted = dice.between(1, 5);
            for (int tries = 0; kinds.size() < wanted && tries < 40; tries++) {
                change(dice.between(0, 17));
            }
            List<ModelClass> all = new ArrayList<>(model.classes());
            all.addAll(basics.classes());
            return model.withClasses(all);
        }

        private void change(int kind) {
            switch (kind) {
                case 0, 1 -> entity("add attribute", each -> Optional.of(each.with(fresh())));
                case 2 -> attribute("remove attribute", this::isPlain, (each, one) -> Optional.of(each.without(one)));
                case 3 ->
                    attribute("remove association", Changes::isLink, (each, one) -> Optional.of(each.without(one)));
                case 4, 5 -> attribute("rename attribute", this::isPlain, this::renamed);
                case 6, 7 -> attribute("other type", this::isPlain, Changes::wider);
                case 8 -> attribute("nullable", this::isPlain, Changes::nullable);
                case 9 -> attribute("default", this::isPlain, Changes::byDefault);
                case 10 -> attribute("unique", each -> each.kind().matches("number|small"), Changes::unique);
                case 11 -> constants();
                case 12 -> entity("rename table", Changes::otherTable);
                case 13 -> removeEntity();
                case 14 -> addEntity();
                case 15 -> subclass();
                case 16 -> attribute("other association", Changes::isLink, Changes::otherLink);
                default -> entity("inheritance", Changes::otherStrategy);
            }
        }

        /** All rows there are get one default, and an array has none. */
        private Attribute fresh() {
            Attribute attribute = edited(basics.next(), "unique", "");
            boolean array =
                    attribute.kind().endsWith("array") || attribute.kind().matches("bytes|json|lob");
            return array ? edited(attribute, "nullable", "") : attribute;
        }

        private boolean isPlain(Attribute attribute) {
            return attribute
                    .kind()
                    .matches("string|number|decimal|boolean|time|default|validated|comment|enum by label|small");
        }

        private static boolean isLink(Attribute attribute) {
            return attribute.has("@ManyTo") || attribute.has("@OneTo") || attribute.has("@ElementCollection");
        }

        private void done(String kind, EntityModel changed) {
            model = changed;
            kinds.add(kind);
        }

        private void entity(String kind, Function<ModelClass, Optional<ModelClass>> change) {
            ModelClass chosen = dice.pick(model.entities());
            change.apply(chosen).ifPresent(each -> done(kind, model.replacing(chosen, each)));
        }

        private void attribute(
                String kind,
                java.util.function.Predicate<Attribute> fits,
                java.util.function.BiFunction<ModelClass, Attribute, Optional<ModelClass>> change) {
            ModelClass chosen = dice.pick(model.entities());
            List<Attribute> fitting = chosen.attributes().stream()
                    .filter(each -> !each.has("@Id") && fits.test(each))
                    .filter(each -> chosen.annotations().stream().noneMatch(known -> mentions(known, each)))
                    .toList();
            if (!fitting.isEmpty()) {
                change.apply(chosen, dice.pick(fitting)).ifPresent(each -> done(kind, model.replacing(chosen, each)));
            }
        }

        /** An index or a key of the table names the attribute or its column. */
        private static boolean mentions(String annotation, Attribute attribute) {
            return attribute.kind().equals("small")
                    && annotation.startsWith("@Table")
                    && (annotation.contains("columnList") || annotation.contains("columnNames"));
        }

        private Optional<ModelClass> renamed(ModelClass in, Attribute old) {
            Attribute now = old.withName(dice.field());
            renamed.put(in.name() + "." + old.name(), in.name() + "." + now.name());
            return Optional.of(in.replacing(old, now));
        }

        private static final Map<String, String> WIDER = Map.of(
                "int",
                "long",
                "Integer",
                "Long",
                "short",
                "int",
                "Short",
                "Integer",
                "byte",
                "short",
                "Byte",
                "Integer",
                "float",
                "double",
                "LocalDate",
                "LocalDateTime");

        private static Optional<ModelClass> wider(ModelClass in, Attribute old) {
            String type = WIDER.get(old.type());
            if (type != null && !old.kind().equals("default")) {
                return Optional.of(in.replacing(old, old.withType(type)));
            }
            if (!old.type().equals("String") || old.kind().matches("validated|default")) {
                return Optional.empty();
            }
            Attribute changed = edited(old, "length = ", "length = 222");
            return Optional.of(in.replacing(old, changed));
        }

        /** Returns an attribute with another fact in the annotation of its column. */
        private static Attribute edited(Attribute old, String beginning, String fact) {
            Attribute bare = old.without("@Column(");
            for (String annotation : old.annotations()) {
                if (annotation.startsWith("@Column(")) {
                    List<String> facts = new ArrayList<>();
                    for (String each :
                            annotation.substring(8, annotation.length() - 1).split(", ", -1)) {
                        if (!each.startsWith(beginning)) {
                            facts.add(each);
                        }
                    }
                    if (!fact.isEmpty()) {
                        facts.add(fact);
                    }
                    return facts.isEmpty() ? bare : bare.with("@Column(" + String.join(", ", facts) + ")");
                }
            }
            return fact.isEmpty() ? bare : bare.with("@Column(" + fact + ")");
        }

        private static Optional<ModelClass> nullable(ModelClass in, Attribute old) {
            boolean primitive = Character.isLowerCase(old.type().charAt(0));
            if (primitive || old.has("@Not")) {
                return Optional.empty();
            }
            boolean now = old.annotations().stream().anyMatch(each -> each.contains("nullable = false"));
            return Optional.of(in.replacing(old, edited(old, "nullable", now ? "" : "nullable = false")));
        }

        private static Optional<ModelClass> byDefault(ModelClass in, Attribute old) {
            if (old.has("@ColumnDefault")) {
                return Optional.of(in.replacing(old, old.without("@ColumnDefault")));
            }
            String value = old.type().equals("String") ? "'y'" : old.kind().equals("number") ? "3" : "";
            boolean fits = !value.isEmpty() && !old.annotations().toString().contains("columnDefinition");
            return fits
                    ? Optional.of(in.replacing(old, old.with("@ColumnDefault(\"" + value + "\")")))
                    : Optional.empty();
        }

        private static Optional<ModelClass> unique(ModelClass in, Attribute old) {
            boolean now = old.annotations().stream().anyMatch(each -> each.contains("unique = true"));
            return Optional.of(in.replacing(old, edited(old, "unique", now ? "" : "unique = true")));
        }

        private void constants() {
            List<ModelClass> enums = model.classes().stream()
                    .filter(each -> each.kind().equals("enum"))
                    .toList();
            if (!enums.isEmpty()) {
                ModelClass chosen = dice.pick(enums);
                String more = "NEW" + dice.between(100, 999);
                done("enum constant", model.replacing(chosen, chosen.withBody(withConstant(chosen.body(), more))));
            }
        }

        /** Constants with values of their own end before the rest of the enum begins. */
        private static String withConstant(String body, String constant) {
            int end = body.indexOf(';');
            if (end < 0) {
                return body.stripTrailing() + ", " + constant + "\n";
            }
            String value = body.contains("(\"") ? "\"" + constant + "\"" : constant.substring(3);
            return body.substring(0, end) + ", " + constant + "(" + value + ")" + body.substring(end);
        }

        private static Optional<ModelClass> otherTable(ModelClass in) {
            boolean named = in.annotations().stream().anyMatch(each -> each.contains("@Table("));
            return named || in.kind().equals("subclass")
                    ? Optional.empty()
                    : Optional.of(
                            in.with("@Table(name = \"moved_" + in.name().toLowerCase(java.util.Locale.ROOT) + "\")"));
        }

        /** Where one class of several with a table each is left, references to them become a key, which rows do not keep. */
        private boolean hasTableOfItsOwn(ModelClass each) {
            return each.kind().equals("subclass")
                    && model.named(each.declaration()
                                    .substring(each.declaration().lastIndexOf(' ') + 1))
                            .annotations()
                            .contains("@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)");
        }

        private void removeEntity() {
            List<ModelClass> lonely = model.entities().stream()
                    .filter(each -> !hasTableOfItsOwn(each))
                    .filter(each -> model.classes().stream()
                            .allMatch(other ->
                                    other.equals(each) || !other.source().matches("(?s).*\\b" + each.name() + "\\b.*")))
                    .toList();
            if (!lonely.isEmpty() && model.entities().size() > 1) {
                ModelClass gone = dice.pick(lonely);
                done(
                        "remove entity",
                        model.withClasses(model.classes().stream()
                                .filter(each -> !each.equals(gone))
                                .toList()));
            }
        }

        private void addEntity() {
            ModelClass added = new ModelClass(
                            "Added" + dice.type(), "entity", List.of("@Entity"), "class %", List.of(), "")
                    .with(new Attribute(
                            "id",
                            "Long",
                            "id of identity",
                            "@Id",
                            "@GeneratedValue(strategy = GenerationType.IDENTITY)"))
                    .with(basics.next());
            done("add entity", model.with(added));
        }

        private void subclass() {
            List<ModelClass> children = model.entities().stream()
                    .filter(each -> each.kind().equals("subclass"))
                    .toList();
            if (!children.isEmpty()) {
                ModelClass like = dice.pick(children);
                ModelClass added = new ModelClass(
                        "Added" + dice.type(), "subclass", List.of("@Entity"), like.declaration(), List.of(), "");
                done("add subclass", model.with(added.with(basics.next())));
            }
        }

        private static Optional<ModelClass> otherLink(ModelClass in, Attribute old) {
            if (old.type().startsWith("List<") && !old.has("@OrderColumn")) {
                return Optional.of(
                        in.replacing(old, old.withType("Set" + old.type().substring(4))));
            }
            return old.has("@ManyToOne") && !old.annotations().toString().contains("optional")
                    ? Optional.of(in.replacing(
                            old, new Attribute(old.name(), "Set<" + old.type() + ">", "ManyToMany set", "@ManyToMany")))
                    : Optional.empty();
        }

        private static Optional<ModelClass> otherStrategy(ModelClass in) {
            String joined = "@Inheritance(strategy = InheritanceType.JOINED)";
            String single = "@Inheritance(strategy = InheritanceType.SINGLE_TABLE)";
            if (in.annotations().contains(joined)) {
                return Optional.empty();
            }
            List<String> changed = new ArrayList<>(in.annotations());
            changed.remove(single);
            changed.add(joined);
            return in.annotations().contains(single)
                            && in.annotations().stream().noneMatch(each -> each.startsWith("@Discriminator"))
                    ? Optional.of(in.withAnnotations(changed))
                    : Optional.empty();
        }
    }
}
