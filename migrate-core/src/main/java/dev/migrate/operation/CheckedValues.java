package dev.migrate.operation;

import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * The texts that a column may have as a check lists them, as one does for the classes of a hierarchy in one table.
 *
 * @param check the check, which has a name
 * @param texts the texts in the order of the check, without the quotes around them
 */
public record CheckedValues(Check check, List<String> texts) {

    /** Copies the texts. */
    public CheckedValues {
        texts = List.copyOf(texts);
    }

    /** Returns what the only check says that lists values of a column, or nothing where these are no texts. */
    public static Optional<CheckedValues> of(Table table, Identifier column) {
        List<CheckedValues> found = table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .filter(each -> each.name() != null)
                .flatMap(
                        each -> NarrowedCheck.texts(each, column).stream().map(texts -> new CheckedValues(each, texts)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
