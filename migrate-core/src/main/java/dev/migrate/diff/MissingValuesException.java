package dev.migrate.diff;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody was asked for values of rows that have none, and did not answer. */
public final class MissingValuesException extends MigrateException {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public MissingValuesException(List<MissingValue> missing) {
        super(
                ExitCode.REFUSED,
                "Nothing is written: columns that accept no null need a value in rows that are there.\n"
                        + missing.stream()
                                .map(each -> "    column  " + each + "\n")
                                .collect(Collectors.joining())
                        + "If rows get a value: -Ddefault="
                        + missing.stream().map(each -> each + ":<value>").collect(Collectors.joining(",")));
    }
}
