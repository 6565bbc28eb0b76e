package dev.migrate.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Decisions and names that a seed makes up: the same ones each time. */
final class Dice {

    private static final List<String> NOUNS = List.of(
            "name", "title", "code", "amount", "note", "city", "street", "phone", "email", "weight", "colour", "price",
            "label", "state", "score", "image", "text", "total", "size", "area", "height", "answer", "reason", "place");
    private static final List<String> ADJECTIVES = List.of(
            "first", "last", "old", "net", "gross", "shipTo", "is", "aB", "line2", "URL", "x", "best", "open", "own");
    private static final List<String> CLASSES = List.of(
            "Account",
            "Pet",
            "Owner",
            "Invoice",
            "Team",
            "Visit",
            "LineItem",
            "XMLDocument",
            "Ticket",
            "Address2",
            "Plan",
            "Ward",
            "OrderLine",
            "Person",
            "Parcel",
            "TVShow",
            "Event",
            "Store",
            "Basket",
            "Film");
    private static final List<String> RESERVED = List.of(
            "order", "user", "group", "select", "key", "value", "rank", "row", "check", "interval", "year", "end");
    private static final List<String> QUOTED = List.of("first name", "Höhe", "a.b", "it's", "MiXed", "x-y", "100%");

    private final Random random;
    private final String prefix;
    private final Set<String> taken = new HashSet<>();

    Dice(long seed) {
        this(seed, "");
    }

    /**
     * Creates dice.
     *
     * @param prefix what all names begin with, so that they differ from those of other dice
     */
    Dice(long seed, String prefix) {
        this.prefix = prefix;
        this.random = new Random(seed * 7919 + 17);
        random.nextInt();
    }

    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    @SafeVarargs
    final <T> T pick(T... several) {
        return several[random.nextInt(several.length)];
    }

    <T> T pick(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    <T> List<T> some(List<T> several, int most) {
        List<T> chosen = new ArrayList<>(several);
        int wanted = Math.min(chosen.size(), most);
        while (chosen.size() > wanted) {
            chosen.remove(random.nextInt(chosen.size()));
        }
        return List.copyOf(chosen);
    }

    /** Returns a name for a field that no other one of the model has. */
    String field() {
        String noun = pick(NOUNS);
        String name = oneIn(2) ? noun : pick(ADJECTIVES) + capital(noun);
        return free(prefix.isEmpty() ? name : prefix + capital(name));
    }

    String type() {
        return free(capital(prefix + pick(CLASSES)));
    }

    /** Returns a name between backticks, which a mapping keeps to the letter. */
    String quoted() {
        return "`" + free(oneIn(2) ? pick(QUOTED) : pick(RESERVED)) + "`";
    }

    /** Returns a reserved word, or one that another one of the model was not, for what quotes all or quotes words. */
    String reserved() {
        return free(pick(RESERVED));
    }

    /** Returns a name of nearly as many letters as the least database takes. */
    String longName(int letters) {
        StringBuilder name = new StringBuilder(free("long"));
        while (name.length() < letters - 8) {
            name.append('_').append(pick(NOUNS));
        }
        return name.substring(0, Math.min(name.length(), letters)).replaceAll("_$", "x");
    }

    String constraint(String prefix) {
        return prefix + "_" + between(1000, 999_999);
    }

    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name.replace("_", "").toLowerCase(java.util.Locale.ROOT)); number++) {
            name = wanted + number;
        }
        return name;
    }

    static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    static String join(String... parts) {
        return String.join(
                ", ", Arrays.stream(parts).filter(each -> !each.isEmpty()).toList());
    }
}
