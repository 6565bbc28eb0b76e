package dev.migrate.command;

import dev.migrate.command.AutogenerateSettings.Compared;
import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.DropRefusedException;
import dev.migrate.diff.Evidence;
import dev.migrate.diff.Fills;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.schema.RenameHint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between the history and the model, with what somebody decides about it. */
record Decided(Compared compared, Evidence evidence, List<RenameHint> hints) {

    /**
     * Returns what a revision does.
     *
     * @param answers what is decided already
     * @param decisions who is asked for the rest, or null where nobody is there
     * @throws DropRefusedException if a decision is missing
     */
    List<Operation> operations(Answers answers, @Nullable Decisions decisions) {
        Answers known = answers;
        boolean each = false;
        while (true) {
            try {
                return operations(known.options());
            } catch (DropRefusedException open) {
                OpenQuestion.Choice choice = decisions == null ? null : ask(open.next(each), decisions);
                if (choice == null || choice.kind() == OpenQuestion.Kind.STOP) {
                    throw open;
                }
                each |= choice.kind() == OpenQuestion.Kind.EACH;
                known = known.with(choice);
            }
        }
    }

    private List<Operation> operations(DiffOptions options) {
        List<Operation> operations = SchemaDiff.between(compared.before(), compared.model(), options, evidence, hints);
        return Fills.in(operations, compared.before(), options.defaults());
    }

    private static OpenQuestion.@Nullable Choice ask(OpenQuestion question, Decisions decisions) {
        int chosen = decisions.choose(new Question(
                question.what(),
                question.facts(),
                question.choices().stream()
                        .map(choice -> new Question.Choice(choice.letter(), choice.words()))
                        .toList(),
                question.usual()));
        return chosen < 0 ? null : question.choices().get(chosen);
    }
}
