package dev.migrate.command;

import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.OpenQuestion;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody has decided about differences that keep or lose data.
 *
 * @param renames renamed columns, {@code account.name:full_name}
 * @param renameTables renamed tables, {@code person:customer}
 * @param notRenames columns and tables that are not one thing under two names, {@code account.note:remark}
 * @param allowDrops tables, columns ({@code account.legacy}) and labels that may be dropped
 * @param defaults values for rows that have none, {@code account.country:'GB'}
 */
public record Answers(
        List<String> renames,
        List<String> renameTables,
        List<String> notRenames,
        List<String> allowDrops,
        List<String> defaults) {

    /** Copies the lists. */
    public Answers {
        renames = List.copyOf(renames);
        renameTables = List.copyOf(renameTables);
        notRenames = List.copyOf(notRenames);
        allowDrops = List.copyOf(allowDrops);
        defaults = List.copyOf(defaults);
    }

    /** Returns the answers of somebody who has decided nothing. */
    public static Answers none() {
        return new Answers(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Returns these answers with renamed columns and tables. */
    public Answers withRenames(List<String> columns, List<String> tables) {
        return new Answers(columns, tables, notRenames, allowDrops, defaults);
    }

    /** Returns these answers with others about what has no new name. */
    public Answers withNotRenames(List<String> pairs) {
        return new Answers(renames, renameTables, pairs, allowDrops, defaults);
    }

    /** Returns these answers with consent to drop. */
    public Answers withAllowDrops(List<String> drops) {
        return new Answers(renames, renameTables, notRenames, drops, defaults);
    }

    /** Returns these answers with values for rows that have none. */
    public Answers withDefaults(List<String> values) {
        return new Answers(renames, renameTables, notRenames, allowDrops, values);
    }

    Answers with(OpenQuestion.Choice choice) {
        return switch (choice.kind()) {
            case RENAMED -> withRenames(both(renames, choice.texts()), both(renameTables, choice.tables()));
            case NOT_RENAMED -> withNotRenames(both(notRenames, both(choice.texts(), choice.tables())));
            case ALLOW_DROP -> withAllowDrops(both(allowDrops, choice.texts()));
            case EACH, STOP -> this;
        };
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    DiffOptions options() {
        return DiffOptions.parse(
                        String.join(",", renames), String.join(",", renameTables), String.join(",", allowDrops))
                .withNotRenamed(String.join(",", notRenames))
                .withDefaults(String.join(",", defaults));
    }
}
