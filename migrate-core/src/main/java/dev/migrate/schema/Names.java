package dev.migrate.schema;

import java.util.List;

/** Lists of names. */
final class Names {

    private Names() {}

    static List<Identifier> atLeastOne(List<Identifier> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a constraint or index has at least one column");
        }
        return List.copyOf(names);
    }

    static List<Identifier> renamed(List<Identifier> names, Identifier from, Identifier to) {
        return names.stream().map(name -> name.equals(from) ? to : name).toList();
    }
}
