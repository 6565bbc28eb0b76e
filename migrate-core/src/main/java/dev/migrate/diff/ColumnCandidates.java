package dev.migrate.diff;

import dev.migrate.operation.Opposites;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which new columns of a table may be columns that are gone. */
final class ColumnCandidates {

    private final TableName shown;
    private final Table before;
    private final Table after;
    private final Evidence evidence;

    /**
     * Compares a table with what it is now.
     *
     * @param shown the name of the table in the history
     */
    ColumnCandidates(TableName shown, Table before, Table after, Evidence evidence) {
        this.shown = shown;
        this.before = before;
        this.after = after;
        this.evidence = evidence;
    }

    /** Returns what speaks for a column being another one now, or nothing if that cannot be. */
    Optional<Candidate> candidate(Column old, Column now) {
        if (!canBecome(old, now)) {
            return Optional.empty();
        }
        Score score = new Score();
        score.names(old.name().text(), now.name().text());
        attribute(score, old, now);
        definition(score, old, now);
        roles(score, old, now);
        neighbours(score, old, now);
        String opposite = Opposites.advice(shown, old.name(), now.name(), now.type());
        if (opposite != null) {
            score.doubt(opposite);
        }
        return Optional.of(Candidate.ofColumn(shown, old.name(), now.name(), score));
    }

    private boolean canBecome(Column old, Column now) {
        return TypeFamily.alike(old.type(), now.type())
                && old.generated() == null
                && now.generated() == null
                && (old.identity() == null) == (now.identity() == null)
                && references(before, old.name()).equals(references(after, now.name()));
    }

    /** Returns the tables that foreign keys of a column lead to; the table itself has no name here. */
    private static SortedSet<String> references(Table table, Identifier column) {
        TreeSet<String> tables = new TreeSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(column)) {
                TableName to = key.referencedTable();
                tables.add(to.equals(table.name()) ? "" : NameLikeness.letters(to.toString()));
            }
        }
        return tables;
    }

    private void attribute(Score score, Column old, Column now) {
        String attribute = evidence.of(after.name(), now.name()).orElse("");
        String letters = NameLikeness.letters(old.name().text());
        String name = attribute.substring(attribute.lastIndexOf('.') + 1);
        if (!name.isEmpty() && NameLikeness.letters(name).equals(letters)) {
            score.add(50, "the attribute is " + attribute);
        }
    }

    private void definition(Score score, Column old, Column now) {
        boolean type = old.type().equals(now.type());
        boolean rest = old.withName(now.name()).withType(now.type()).equals(now);
        if (type) {
            score.add(rest ? 25 : 15, "the same type " + text(now.type()));
        } else {
            score.add(5);
        }
    }

    private static String text(SqlType type) {
        return type.toString().replace("()", "");
    }

    private void roles(Score score, Column old, Column now) {
        List<String> roles = roles(before, old.name());
        if (roles.equals(roles(after, now.name()))) {
            if (roles.isEmpty()) {
                score.add(5);
            } else {
                score.add(20, "both in " + String.join(" and ", roles));
            }
        }
    }

    /** Returns what a column is part of, without names, which follow the columns'. */
    private static List<String> roles(Table table, Identifier column) {
        List<String> roles = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint.columns().contains(column)) {
                roles.add("a " + constraint.kind().words()
                        + of(constraint.columns().size()));
            }
        }
        for (Index index : table.indexes()) {
            if (index.mentions(column)) {
                roles.add((index.unique() ? "a unique index" : "an index")
                        + of(index.parts().size()));
            }
        }
        return roles.stream().sorted().toList();
    }

    private static String of(int columns) {
        return columns == 1 ? "" : " of " + columns + " columns";
    }

    private void neighbours(Score score, Column old, Column now) {
        boolean previous = Objects.equals(neighbour(before, old, -1), neighbour(after, now, -1));
        boolean next = Objects.equals(neighbour(before, old, 1), neighbour(after, now, 1));
        if (previous && next) {
            score.add(10, "the same place");
        } else if (previous || next) {
            score.add(5);
        }
    }

    private static @Nullable Identifier neighbour(Table table, Column column, int step) {
        List<Identifier> names = List.copyOf(table.columns().keySet());
        int at = names.indexOf(column.name()) + step;
        return at < 0 || at >= names.size() ? null : names.get(at);
    }
}
