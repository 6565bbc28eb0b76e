package dev.migrate.diff;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.JavaText;
import java.util.List;
import java.util.stream.Collectors;

/** An answer about renames or drops that does not fit what differs. */
public final class InvalidDecisionException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private InvalidDecisionException(String message) {
        super(ExitCode.USAGE, message);
    }

    static InvalidDecisionException unreadable(String option, String text, String expected) {
        return new InvalidDecisionException("Cannot read -D" + option + "=" + text + ".\n    expected  " + expected
                + "\nWrite names that need quotes between backticks.");
    }

    static InvalidDecisionException wrong(String option, Object text, String reason) {
        return new InvalidDecisionException("-D" + option + "=" + text + " does not fit: " + reason
                + "\nLeave the option out, or give the names as the history and the model have them.");
    }

    static InvalidDecisionException annotation(List<Identifier> names, String where, String reason) {
        return new InvalidDecisionException("@RenamedFrom("
                + names.stream().map(each -> JavaText.quote(each.toString())).collect(Collectors.joining(", "))
                + ") of " + where + " does not fit: " + reason
                + ".\nRemove the annotation, or give the name as the history has it.");
    }

    static InvalidDecisionException hint(Object one, Object other) {
        return new InvalidDecisionException("Beans of RenameHint contradict each other.\n    renamed  " + one
                + "\n    renamed  " + other + "\nLet them say RENAMED of one of the two pairs.");
    }

    static InvalidDecisionException pattern(String text, List<String> kinds) {
        return new InvalidDecisionException("Cannot read the pattern " + text + " of migrate.autogenerate.\n    kinds  "
                + String.join(", ", kinds) + "\nWrite a kind and a name with * for any letters: table:audit_*");
    }
}
