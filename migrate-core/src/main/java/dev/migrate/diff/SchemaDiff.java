package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The operations that lead from one schema to another, in an order in which databases accept them.
 *
 * <p>The order of columns, constraints and indexes is never a difference, nor is the layout of an expression.
 */
public final class SchemaDiff {

    private SchemaDiff() {}

    /** Returns all that differs, drops included; nothing is taken for renamed but what only got quotes or lost them. */
    public static List<Operation> between(Schema from, Schema to) {
        return SchemaNames.first(from, to, SchemaDiff::differences);
    }

    /** Returns the schemas that have other capitals or quotes in another one, by the names that they have in the first. */
    public static Map<Identifier, Identifier> respelledSchemas(Schema from, Schema to) {
        return SchemaNames.respelled(from, to);
    }

    private static List<Operation> differences(Schema from, Schema to) {
        DiffOptions quotes = Requoted.in(from, to, DiffOptions.none());
        List<Operation> renames = quotes.equals(DiffOptions.none()) ? List.of() : Renames.of(from, to, quotes);
        List<Operation> operations = new ArrayList<>(new ViewsFirst(from, to, Set.of()).drops(renames));
        operations.addAll(renames);
        operations.addAll(rest(Replay.apply(from, operations), to));
        return OrderedDiff.joined(operations);
    }

    /** Returns what differs where everything has its new name. */
    private static List<Operation> rest(Schema renamed, Schema to) {
        return new OrderedDiff(renamed, to).operations();
    }

    /**
     * Returns what a revision may do about the differences, given what a person has decided.
     *
     * @throws DropRefusedException if tables, columns or labels have disappeared without consent
     * @throws InvalidDecisionException if a decision is about something that does not differ so
     */
    public static List<Operation> between(Schema from, Schema to, DiffOptions options) {
        return between(from, to, options, Evidence.none());
    }

    /**
     * Returns what a revision may do about the differences, given what a person and the mappings say.
     *
     * @param evidence what the mappings say
     * @throws DropRefusedException if tables, columns or labels have disappeared without consent
     * @throws InvalidDecisionException if a decision is about something that does not differ so
     */
    public static List<Operation> between(Schema from, Schema to, DiffOptions options, Evidence evidence) {
        return between(from, to, options, evidence, List.of());
    }

    /**
     * Returns what a revision may do about the differences, given what a person, the mappings and the application say.
     *
     * @param evidence what the mappings say
     * @param hints what the application knows of names, the first that knows something first
     * @throws DropRefusedException if tables, columns or labels have disappeared without consent
     * @throws InvalidDecisionException if a decision is about something that does not differ so
     */
    public static List<Operation> between(
            Schema from, Schema to, DiffOptions options, Evidence evidence, List<RenameHint> hints) {
        return SchemaNames.first(from, to, (before, after) -> decided(before, after, options, evidence, hints));
    }

    private static List<Operation> decided(
            Schema from, Schema to, DiffOptions options, Evidence evidence, List<RenameHint> hints) {
        DiffOptions said = DecidedObjects.resolved(Former.in(from, to, options.placedIn(to), evidence), from);
        DiffOptions decided = Hinted.in(from, to, Requoted.in(from, to, said), evidence, hints);
        List<Operation> named = Renames.of(from, to, decided);
        List<Operation> renames = new ArrayList<>(new ViewsFirst(from, to, evidence.views()).drops(named));
        renames.addAll(named);
        Schema renamed = Replay.apply(from, renames);
        requireKnownPairs(List.of(from, renamed), to, decided);
        List<Operation> labels = LabelRename.operations(decided.renamedLabels(), renamed, to);
        DiffOptions left = labels.isEmpty() ? decided : decided.withAllowedDrops(stillGone(renamed, to, decided));
        renames.addAll(labels);
        Schema unlabelled = renamed;
        renamed = Replay.apply(from, renames);
        requireConsent(renamed, to, left, evidence, new GoneValues(unlabelled, to, decided.renamedLabels()).drops());
        renames.addAll(rest(renamed, Unsaid.added(to, renamed)));
        return OrderedDiff.joined(renames);
    }

    /**
     * Returns all that differs, drops included, where the mappings and the application say what has another name now.
     *
     * @param evidence what the mappings say
     * @param hints what the application knows of names, the first that knows something first
     * @throws InvalidDecisionException if hints contradict each other
     */
    public static List<Operation> known(Schema from, Schema to, Evidence evidence, List<RenameHint> hints) {
        return SchemaNames.first(from, to, (before, after) -> all(before, after, evidence, hints));
    }

    private static List<Operation> all(Schema from, Schema to, Evidence evidence, List<RenameHint> hints) {
        DiffOptions said = DecidedObjects.resolved(Former.in(from, to, DiffOptions.none(), evidence), from);
        DiffOptions decided = Hinted.in(from, to, Requoted.in(from, to, said), evidence, hints);
        List<Operation> named = Renames.of(from, to, decided);
        List<Operation> renames = new ArrayList<>(new ViewsFirst(from, to, evidence.views()).drops(named));
        renames.addAll(named);
        Schema renamed = Replay.apply(from, renames);
        renames.addAll(rest(renamed, Unsaid.added(to, renamed)));
        return OrderedDiff.joined(renames);
    }

    /** A label that has another name in one column of a type has it in the others, where it need not be dropped any more. */
    private static List<String> stillGone(Schema renamed, Schema to, DiffOptions options) {
        Schema labelled = Replay.apply(renamed, LabelRename.operations(options.renamedLabels(), renamed, to));
        Set<String> before = labels(renamed, to);
        before.removeAll(labels(labelled, to));
        options.renamedLabels()
                .forEach(each -> before.remove(OptionText.key(each.table() + "." + each.column() + ":" + each.from())));
        return options.allowedDrops().stream()
                .filter(each -> !before.contains(OptionText.key(each)))
                .toList();
    }

    private static Set<String> labels(Schema from, Schema to) {
        return Drop.of(from, to).stream()
                .filter(each -> each.kind().equals("label"))
                .map(Drop::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireConsent(
            Schema renamed, Schema to, DiffOptions options, Evidence evidence, List<Drop> values) {
        List<Drop> drops = new ArrayList<>(Drop.of(renamed, to));
        drops.addAll(values);
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
        List<Drop> refused = drops.stream()
                .filter(drop -> drop.needsConsent() && !allowed.contains(drop.key()))
                .map(drop -> drop.withoutDenied(options.notRenamed()))
                .toList();
        if (!refused.isEmpty()) {
            throw new DropRefusedException(
                    OpenDecisions.of(refused, RenameDetector.candidates(renamed, to, options, evidence)));
        }
    }

    /**
     * A pair that is denied and was never there is a slip that would be taken for an answer. The columns of a table that is
     * renamed are spoken of by its new name.
     */
    private static void requireKnownPairs(List<Schema> from, Schema to, DiffOptions options) {
        for (String pair : options.notRenamed()) {
            String first = pair.substring(0, pair.lastIndexOf(':'));
            boolean old = from.stream().anyMatch(each -> names(each).contains(first));
            if (!old) {
                throw InvalidDecisionException.wrong("notRename", pair, "the history has nothing of the first name.");
            }
            String now = pair.substring(pair.lastIndexOf(':') + 1);
            if (names(to).stream().noneMatch(each -> each.equals(now) || each.endsWith("." + now))) {
                throw InvalidDecisionException.wrong("notRename", pair, "the model has nothing of the second name.");
            }
        }
    }

    private static SortedSet<String> names(Schema schema) {
        TreeSet<String> names = new TreeSet<>();
        for (Table table : schema.tables().values()) {
            String key = OptionText.key(table.name());
            names.add(key);
            table.columns().keySet().forEach(each -> names.add(key + "." + OptionText.key(each)));
        }
        schema.sequences().keySet().forEach(each -> names.add(OptionText.key(each)));
        schema.enums().keySet().forEach(each -> names.add(OptionText.key(each)));
        return names;
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
