package dev.migrate.schema;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a definition is found by.
 *
 * @param arguments those of a routine with the parentheses around them, in the database's own words; empty for others
 * @param table the table of a trigger; null for others
 */
public record DefinitionName(
        DefinitionKind kind,
        TableName name,
        String arguments,
        @Nullable TableName table) implements Comparable<DefinitionName> {

    private static final Comparator<DefinitionName> ORDER = Comparator.comparing(DefinitionName::kind)
            .thenComparing(DefinitionName::name)
            .thenComparing(DefinitionName::arguments)
            .thenComparing(DefinitionName::table, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Checks that a trigger has a table and nothing else has one, and that only routines have arguments. */
    public DefinitionName {
        if (table == null == (kind == DefinitionKind.TRIGGER)) {
            throw new IllegalArgumentException("A trigger is of a table, and nothing else is: " + name);
        }
        if (arguments.isEmpty() == kind.isRoutine()) {
            throw new IllegalArgumentException("Functions and procedures have arguments between parentheses, as in "
                    + name.name().text() + "(), and nothing else has: " + name);
        }
    }

    /** Returns the name of something that is neither a routine nor a trigger. */
    public static DefinitionName of(DefinitionKind kind, TableName name) {
        return new DefinitionName(kind, name, "", null);
    }

    /**
     * Returns the name of a routine: {@code total(account_id bigint)}.
     *
     * @throws IllegalArgumentException if there are no parentheses
     */
    public static DefinitionName ofRoutine(DefinitionKind kind, String signature) {
        int open = signature.indexOf('(');
        String arguments = open < 0 ? "" : signature.substring(open).strip();
        return new DefinitionName(
                kind,
                TableName.of(open < 0 ? signature : signature.substring(0, open).strip()),
                arguments,
                null);
    }

    /** Returns the name of a trigger. */
    public static DefinitionName ofTrigger(String name, String table) {
        return new DefinitionName(DefinitionKind.TRIGGER, TableName.of(name), "", TableName.of(table));
    }

    @Override
    public int compareTo(DefinitionName other) {
        return ORDER.compare(this, other);
    }

    /** Returns the words for a message: {@code view overview}, {@code trigger audit of account}. */
    @Override
    public String toString() {
        return kind.words() + " " + name + arguments + (table == null ? "" : " of " + table);
    }
}
