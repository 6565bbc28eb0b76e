package dev.migrate.testsupport;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A foreign key without its name: pairs of columns in the order of the referencing column, and the actions. */
public record ForeignKeyDump(List<Pair> pairs, String table, String onDelete, String onUpdate, String more)
        implements Comparable<ForeignKeyDump> {

    public ForeignKeyDump {
        pairs = pairs.stream()
                .sorted(Comparator.comparing(Pair::column).thenComparing(Pair::referenced))
                .toList();
        onDelete = onDelete.toLowerCase(Locale.ROOT);
        onUpdate = onUpdate.toLowerCase(Locale.ROOT);
    }

    /** A column and the column it refers to. */
    public record Pair(String column, String referenced) {}

    /** Returns all facts in one line. */
    public String text() {
        return "foreign key " + Names.list(pairs.stream().map(Pair::column).toList()) + " -> " + table + " "
                + Names.list(pairs.stream().map(Pair::referenced).toList()) + " on delete " + onDelete + " on update "
                + onUpdate + more;
    }

    @Override
    public int compareTo(ForeignKeyDump other) {
        return text().compareTo(other.text());
    }
}
