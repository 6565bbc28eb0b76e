package dev.migrate.dialect.mysql;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks that MySQL keeps without looking at rows; that is said again when the check is made again, or it would be lost. */
final class UnenforcedChecks {

    private static final String VALUE = "not enforced";
    private static final String WORDS = " " + VALUE;

    private UnenforcedChecks() {}

    /** Returns what the inspector notes of such a check. */
    static TableOption option(Identifier check) {
        return TableOption.ofConstraint(MySqlDialectProvider.NAME, check, VALUE);
    }

    /** Returns the words behind a check that is stated again under its name, or nothing. */
    static String words(Table before, @Nullable Identifier check) {
        return check != null && before.options().contains(option(check)) ? WORDS : "";
    }

    /** Returns the words behind a constraint that is added, which may be a check under a new name, or nothing. */
    static String wordsOfRenamed(Table before, Constraint added) {
        return before.constraints().stream()
                .filter(each -> each instanceof Check old
                        && added instanceof Check check
                        && old.expression().equals(check.expression())
                        && !words(before, old.name()).isEmpty()
                        && !Objects.equals(old.name(), check.name()))
                .findFirst()
                .map(each -> WORDS)
                .orElse("");
    }
}
