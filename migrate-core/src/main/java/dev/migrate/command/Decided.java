package dev.migrate.command;

import dev.migrate.command.AutogenerateSettings.Compared;
import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.DiffOptions.DefaultValue;
import dev.migrate.diff.DropRefusedException;
import dev.migrate.diff.Evidence;
import dev.migrate.diff.Fills;
import dev.migrate.diff.Fills.Filled;
import dev.migrate.diff.MissingValue;
import dev.migrate.diff.MissingValuesException;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.schema.RenameHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between the history and the model, with what somebody decides about it. */
record Decided(Compared compared, Evidence evidence, List<RenameHint> hints) {

    /**
     * Returns what a revision does.
     *
     * @param answers what is decided already
     * @param decisions who is asked for the rest, or null where nobody is there
     * @throws DropRefusedException if a decision is missing
     * @throws MissingValuesException if somebody who was asked for a value of rows did not answer
     */
    List<Operation> operations(Answers answers, @Nullable Decisions decisions) {
        DiffOptions options = options(answers, decisions);
        Filled filled = filled(options);
        return decisions == null || filled.missing().isEmpty()
                ? filled.operations()
                : filled(options.withMoreDefaults(entered(filled.missing(), decisions)))
                        .operations();
    }

    private DiffOptions options(Answers answers, @Nullable Decisions decisions) {
        Answers known = answers;
        boolean each = false;
        while (true) {
            try {
                DiffOptions options = known.options();
                between(options);
                return options;
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

    private List<Operation> between(DiffOptions options) {
        return SchemaDiff.between(compared.before(), compared.model(), options, evidence, hints);
    }

    private Filled filled(DiffOptions options) {
        return Fills.of(between(options), compared.before(), options.defaults());
    }

    private static List<DefaultValue> entered(List<MissingValue> missing, Decisions decisions) {
        List<DefaultValue> values = new ArrayList<>();
        for (MissingValue each : missing) {
            Optional<DefaultValue> value = Optional.empty();
            String text;
            do {
                text = decisions.enter(new Question(each.question(), each.facts(), List.of(), -1));
                if (text == null) {
                    throw new MissingValuesException(missing);
                }
                value = each.value(text);
            } while (value.isEmpty() && !text.isEmpty());
            value.ifPresent(values::add);
        }
        return values;
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
