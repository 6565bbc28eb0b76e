package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The operations that lead from one schema to another, in an order in which databases accept them.
 *
 * <p>The order of columns, constraints and indexes is never a difference, nor is the layout of an expression.
 */
public final class SchemaDiff {

    private SchemaDiff() {}

    /** Returns all that differs, drops included; nothing is taken for renamed. */
    public static List<Operation> between(Schema from, Schema to) {
        return new OrderedDiff(from, to).operations();
    }

    /**
     * Returns what a revision may do about the differences, given what a person has decided.
     *
     * @throws DropRefusedException if tables, columns or labels have disappeared without consent
     * @throws InvalidDecisionException if a decision is about something that does not differ so
     */
    public static List<Operation> between(Schema from, Schema to, DiffOptions options) {
        List<Operation> renames = Renames.of(from, to, options);
        Schema renamed = Replay.apply(from, renames);
        requireConsent(Drop.of(renamed, to), options);
        List<Operation> operations = new ArrayList<>(renames);
        operations.addAll(between(renamed, to));
        return OrderedDiff.joined(operations);
    }

    private static void requireConsent(List<Drop> drops, DiffOptions options) {
        TreeSet<String> allowed = new TreeSet<>();
        for (String text : options.allowedDrops()) {
            String key = OptionText.key(text);
            List<Drop> meant =
                    drops.stream().filter(drop -> drop.key().equals(key)).toList();
            if (meant.size() != 1) {
                throw InvalidDecisionException.wrong("allowDrop", text, reason(meant));
            }
            allowed.add(key);
        }
        List<Drop> refused =
                drops.stream().filter(drop -> !allowed.contains(drop.key())).toList();
        if (!refused.isEmpty()) {
            throw new DropRefusedException(refused);
        }
    }

    private static String reason(List<Drop> meant) {
        return meant.isEmpty()
                ? "nothing of that name is about to be dropped."
                : "it could be "
                        + meant.stream()
                                .map(drop -> drop.kind() + " " + drop.name())
                                .collect(Collectors.joining(" or "))
                        + ".";
    }
}
