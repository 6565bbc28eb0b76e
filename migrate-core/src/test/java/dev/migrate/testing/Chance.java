package dev.migrate.testing;

import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Decisions that a seed takes: the same ones each time. */
public final class Chance {

    private static final List<String> TABLES = List.of(
            "account", "pet", "owner", "invoice", "team", "visit", "vet", "order_line", "Payment", "city", "stock");
    private static final List<String> QUOTED_TABLES = List.of("Order", "select", "Big Table", "Straße");
    private static final List<String> COLUMNS = List.of(
            "name", "email", "status", "price", "created_at", "active", "code", "amount", "note", "weight", "Phone");
    private static final List<String> QUOTED_COLUMNS = List.of("Label", "group", "first name", "größe");

    private final Random random;
    private final boolean quotes;

    Chance(long seed, boolean quotes) {
        this.random = new Random(seed * 7919 + 17);
        this.quotes = quotes;
        random.nextInt();
    }

    /** Returns true in one of so many cases. */
    public boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    /** Returns a number of this range, both ends included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Returns one of several. */
    public <T> T pick(Collection<? extends T> several) {
        return List.<T>copyOf(several).get(random.nextInt(several.size()));
    }

    /** Returns some of several, at least one, in their order. */
    public <T> List<T> some(Collection<? extends T> several, int most) {
        List<T> chosen = new ArrayList<>(several);
        int wanted = between(1, Math.min(most, chosen.size()));
        while (chosen.size() > wanted) {
            chosen.remove(random.nextInt(chosen.size()));
        }
        return List.copyOf(chosen);
    }

    Identifier tableName(Collection<Identifier> taken) {
        return name(TABLES, QUOTED_TABLES, taken);
    }

    Identifier columnName(Collection<Identifier> taken) {
        return name(COLUMNS, QUOTED_COLUMNS, taken);
    }

    Identifier keyName() {
        return quotes && oneIn(6) ? Identifier.quoted("Id") : Identifier.of("id");
    }

    private Identifier name(List<String> plain, List<String> quoted, Collection<Identifier> taken) {
        Identifier name = quotes && oneIn(8)
                ? Identifier.quoted(pick(quoted))
                : Identifier.of(pick(plain) + (oneIn(3) ? "_b" : ""));
        int number = 2;
        Identifier free = name;
        while (taken.contains(free)) {
            String text = name.text() + "_" + number++;
            free = name.isQuoted() ? Identifier.quoted(text) : Identifier.of(text);
        }
        return free;
    }

    /** Returns a name of a constraint, index, sequence or schema that is hardly ever taken. */
    Identifier objectName(String prefix) {
        String text = prefix + "_" + between(10_000, 99_999_999);
        return quotes && oneIn(10) ? Identifier.quoted("X" + text) : Identifier.of(text);
    }
}
