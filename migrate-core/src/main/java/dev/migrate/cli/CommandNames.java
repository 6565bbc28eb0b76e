package dev.migrate.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands there are, as messages list them. */
final class CommandNames {

    private static final int WIDTH = 100;

    private CommandNames() {}

    static List<String> of(CommandSpec top) {
        return top.subcommands().values().stream()
                .distinct()
                .filter(each -> !(each.getCommand() instanceof AnnouncedCommand))
                .map(CommandLine::getCommandName)
                .toList();
    }

    /** Returns the fact of a message that lists the commands. */
    static String lines(CommandSpec top) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder("    has  ");
        for (String name : of(top)) {
            if (line.length() + name.length() > WIDTH) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder("         ");
            }
            line.append(name).append(", ");
        }
        return lines + line.substring(0, line.length() - 2);
    }
}
