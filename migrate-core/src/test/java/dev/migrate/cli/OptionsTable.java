package dev.migrate.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The table of all options in docs/commands.md. */
final class OptionsTable {

    private static final List<String> OF_EVERY_COMMAND = List.of("--help", "--json", "--name");

    private OptionsTable() {}

    static String text() {
        StringBuilder table =
                new StringBuilder("| command | word or option | as a goal | means |\n|---|---|---|---|\n");
        MigrateCommandLine.specs().forEach((name, command) -> {
            command.positionalParameters()
                    .forEach(word -> row(table, name, word(word), setting(name, word), word.description()));
            command.options().stream()
                    .filter(option -> !option.hidden() && !OF_EVERY_COMMAND.contains(option.longestName()))
                    .forEach(option -> row(table, name, names(option), setting(name, option), option.description()));
            if (isWithoutAny(command)) {
                row(table, name, "", "", new String[0]);
            }
        });
        return table + "\n";
    }

    private static boolean isWithoutAny(CommandSpec command) {
        return command.positionalParameters().isEmpty()
                && command.options().stream().allMatch(option -> OF_EVERY_COMMAND.contains(option.longestName()));
    }

    private static void row(StringBuilder table, String command, String words, String setting, String[] description) {
        table.append("| `").append(command).append("` | ");
        table.append(words).append(" | ").append(setting).append(" | ");
        table.append(String.join(" ", description)).append(" |\n");
    }

    private static String word(PositionalParamSpec word) {
        return "`" + word.paramLabel() + (word.arity().max() > 1 ? "…" : "") + "`";
    }

    private static String names(OptionSpec option) {
        return String.join(
                ", ",
                List.of(option.names()).stream().map(name -> "`" + name + "`").toList());
    }

    private static String setting(String command, PositionalParamSpec word) {
        String name = word.paramLabel().toLowerCase(Locale.ROOT);
        return command.equals("completion") ? "" : "`-D" + (command.equals("merge") ? "revisions" : name) + "=`";
    }

    private static String setting(String command, OptionSpec option) {
        if (command.equals("edit")) {
            return "";
        }
        if (option.longestName().equals("--empty")) {
            return "`-Dautogenerate=false`";
        }
        return "`-D" + Spelling.camelCase(option.longestName().substring(2))
                + (option.arity().max() == 0 ? "" : "=") + "`";
    }
}
