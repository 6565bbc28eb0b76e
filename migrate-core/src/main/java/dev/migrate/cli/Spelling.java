package dev.migrate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How whoever typed a command types the next one.
 *
 * <p>Messages name commands as Maven goals, {@code mvn migrate:stamp -Drevision=head -Dpurge}, in all of Migrate. This is
 * the one place that knows the other way.
 */
public enum Spelling {
    /** A goal of Maven. */
    GOAL {
        @Override
        public String of(String message) {
            return message;
        }

        @Override
        String options(String message) {
            String options = OPTION.matcher(message).replaceAll(option -> "-D" + camelCase(option.group(1)));
            return PARAMETER
                    .matcher(options)
                    .replaceAll(label -> "'-D" + label.group(1).toLowerCase(Locale.ROOT) + "'");
        }

        @Override
        String help(String command) {
            String goal = command.isEmpty() ? "" : " -Dgoal=" + command;
            return "mvn help:describe -Dplugin=dev.migrate:migrate-maven-plugin" + goal + " -Ddetail";
        }
    },
    /** An argument of the application, {@code --migrate.run="stamp head --purge"}. */
    ARGUMENT {
        @Override
        public String of(String message) {
            String commands = COMMAND.matcher(message)
                    .replaceAll(command -> Matcher.quoteReplacement(argument(command.group(1), command.group(2))));
            return LONE_SETTING.matcher(commands).replaceAll(setting -> "--" + kebabCase(setting.group(1)));
        }

        @Override
        String options(String message) {
            return message;
        }

        @Override
        String help(String command) {
            return "--migrate.run=\"" + (command + " --help").strip() + "\"";
        }
    };

    /** A name, and a value that does not end with a sentence's mark. */
    private static final String SETTING =
            " -D([A-Za-z]+)(?:=(\"[^\"]*\"|(?:<[^>]*>|[^\\s\"<])*(?:<[^>]*>|[^\\s\",.;)<])))?";

    private static final Pattern ONE_SETTING = Pattern.compile(SETTING);
    private static final Pattern COMMAND =
            Pattern.compile("mvn migrate:([a-z-]+)((?:" + SETTING.replaceAll("\\((?=[^?])", "(?:") + ")*)");
    private static final Pattern ANY_COMMAND = Pattern.compile("mvn migrate:[a-z-]+");
    private static final Pattern LONE_SETTING = Pattern.compile("(?<![\\w-])-D([a-z][A-Za-z]*)(?![\\w.])");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z]+(?:-[a-z]+)*)(?![\\w.-])");

    private static final Pattern PARAMETER = Pattern.compile("'(REVISION|RANGE)(?:\\.\\.\\.)?'");

    /** The settings of goals that are no options of the command line but words without a name. */
    private static final List<String> ARGUMENTS = List.of("revision", "revisions", "range", "tool", "action");

    /** Returns a message of Migrate with the commands in it for the database of a name. */
    public static String named(String message, String name) {
        return ANY_COMMAND.matcher(message).replaceAll("$0 -Dname=" + Matcher.quoteReplacement(name));
    }

    /** Returns a message of Migrate with the commands in it as they are typed this way. */
    public abstract String of(String message);

    /** Returns a message about the command's own options with their names as they are typed this way. */
    abstract String options(String message);

    /** Returns what is typed to see the options of a command, or all commands for the empty text. */
    abstract String help(String command);

    static String argument(String command, String settings) {
        List<String> arguments = new ArrayList<>(List.of(command));
        List<String> options = new ArrayList<>();
        Matcher setting = ONE_SETTING.matcher(settings);
        while (setting.find()) {
            String name = setting.group(1);
            String value = setting.group(2);
            if (ARGUMENTS.contains(name) && value != null) {
                arguments.add(word(value));
            } else if (name.equals("autogenerate")) {
                options.add("--empty");
            } else {
                options.add(name.equals("message") ? "-m" : "--" + kebabCase(name));
                options.addAll(value == null ? List.of() : List.of(word(value)));
            }
        }
        arguments.addAll(options);
        return "--migrate.run=\"" + String.join(" ", arguments) + "\"";
    }

    private static String word(String value) {
        return value.startsWith("\"") ? "'" + value.substring(1, value.length() - 1) + "'" : value;
    }

    static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static String camelCase(String name) {
        return Pattern.compile("-([a-z])").matcher(name).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }
}
