package dev.migrate.diff;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.schema.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/** Something disappeared from the model, and nobody has said that it may be dropped. */
public final class DropRefusedException extends MigrateException {

    private static final long serialVersionUID = 1L;

    DropRefusedException(List<Drop> drops) {
        super(ExitCode.REFUSED, message(drops));
    }

    private static String message(List<Drop> drops) {
        StringBuilder message = new StringBuilder("Nothing is written: the model no longer has what holds data.\n");
        drops.forEach(drop -> message.append(fact(drop)).append('\n'));
        drops.stream().filter(drop -> !drop.option().isEmpty()).forEach(drop -> message.append("If ")
                .append(drop.name())
                .append(" has another name now: ")
                .append(typed(drop.option() + newName(drop)))
                .append('\n'));
        String all = drops.stream().map(Drop::name).collect(Collectors.joining(","));
        String what = drops.size() == 1 ? "it" : "all of it";
        return message + "If " + what + " is to be dropped: " + typed("-DallowDrop=" + all);
    }

    /** A shell takes what stands between backticks for a command. */
    private static String typed(String option) {
        return option.contains("`") ? "'" + option + "'" : option;
    }

    private static String fact(Drop drop) {
        String candidates = drop.candidates().stream().map(Identifier::toString).collect(Collectors.joining(", "));
        return "    " + drop.kind() + "  " + drop.name()
                + (candidates.isEmpty() ? "" : "    (new: " + candidates + ")");
    }

    private static String newName(Drop drop) {
        return drop.candidates().size() == 1 ? drop.candidates().get(0).toString() : "<new name>";
    }
}
