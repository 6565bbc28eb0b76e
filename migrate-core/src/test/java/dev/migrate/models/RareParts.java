package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;

/** The words that classes are made of whose attributes are written as text. */
abstract class RareParts {

    static final String ID = "@Id @GeneratedValue Long id;";

    final Dice dice;
    final boolean quotesWords;

    RareParts(Dice dice, boolean quotesWords) {
        this.dice = dice;
        this.quotesWords = quotesWords;
    }

    static ModelClass type(String name, String kind, String annotations, String declaration, String... lines) {
        return new ModelClass(
                name, kind, List.of(annotations), declaration, List.of(), "    " + String.join("\n    ", lines) + "\n");
    }

    final ModelClass entity(String annotations, String... lines) {
        return type(dice.type(), "entity", "@Entity " + annotations, "class %", lines);
    }

    final ModelClass embeddable(String annotations, String... lines) {
        return type(dice.type() + "Part", "embeddable", "@Embeddable " + annotations, "class %", lines);
    }

    static ModelClass key(String name, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("public boolean equals(Object other) { return other instanceof " + name + "; }");
        all.add("public int hashCode() { return 1; }");
        return type(name, "key", "", "class % implements Serializable", all.toArray(String[]::new));
    }

    final String given(String what) {
        return "name = \"" + dice.constraint(what) + "\"";
    }

    final String foreignKey() {
        return "foreignKey = @ForeignKey(" + given("fk") + ")";
    }
}
