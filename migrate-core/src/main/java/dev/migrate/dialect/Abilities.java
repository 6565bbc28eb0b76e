package dev.migrate.dialect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database of one version can do of that which not every database can: the table of a dialect, asked for a version.
 *
 * @param product the database as its owners write it
 * @param version the version asked for
 * @param table the first version that has each ability; what is not named there the database never has
 * @param kinds the kinds of indexes that it has beside the usual one
 */
public record Abilities(String product, DatabaseVersion version, List<Since> table, List<Kind> kinds) {

    /** Copies the tables. */
    public Abilities {
        table = List.copyOf(table);
        kinds = List.copyOf(kinds);
    }

    /** A version and the abilities that came with it. */
    public record Since(DatabaseVersion version, List<Ability> abilities) {

        /** Copies the abilities. */
        public Since {
            abilities = List.copyOf(abilities);
        }

        /** Creates a line of a table. */
        public static Since version(int major, int minor, Ability... abilities) {
            return new Since(new DatabaseVersion(major, minor), List.of(abilities));
        }
    }

    /**
     * A kind of index.
     *
     * @param word what revisions call it
     * @param own what the database calls it
     */
    public record Kind(String word, String own) {

        /** Returns a kind that is called the same everywhere. */
        public static Kind of(String word) {
            return new Kind(word, word);
        }
    }

    /** Returns whether the database has an ability. */
    public boolean can(Ability ability) {
        DatabaseVersion first = since().get(ability);
        return first != null && version.isAtLeast(first.major(), first.minor());
    }

    private Map<Ability, DatabaseVersion> since() {
        Map<Ability, DatabaseVersion> since = new EnumMap<>(Ability.class);
        table.forEach(line -> line.abilities().forEach(each -> since.put(each, line.version())));
        return since;
    }

    /** Returns the database's word for a kind of index, or null if it has none of that kind. */
    public @Nullable String kind(String word) {
        return kinds.stream()
                .filter(each -> each.word().equals(word))
                .map(Kind::own)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the error that the database lacks an ability.
     *
     * @param facts what it is about, one a line: such as {@code index  ix_pet}
     */
    public UnsupportedOperationInDialectException lacks(Ability ability, String... facts) {
        DatabaseVersion first = since().get(ability);
        String until = first == null ? "" : " before version " + text(first);
        return new UnsupportedOperationInDialectException(product + " has " + ability.lack() + until + "."
                + lines(List.of(facts)) + "\n" + ability.alternative(product));
    }

    private static String text(DatabaseVersion version) {
        return version.minor() == 0 ? String.valueOf(version.major()) : version.toString();
    }

    static String lines(List<String> facts) {
        StringBuilder lines = new StringBuilder();
        facts.forEach(each -> lines.append("\n    ").append(each));
        return lines.toString();
    }
}
