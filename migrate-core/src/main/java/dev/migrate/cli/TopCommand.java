package dev.migrate.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is typed before the command. */
@Command(
        name = "migrate",
        description = "Database migrations as a graph of revisions.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        footer = {
            "",
            "A REVISION is an id or its beginning, head, heads, base, current, a branch label, shop@head,",
            "or steps: +1, -1, 3f2a+2, shop@-1.",
            "",
            "As Maven goals:  mvn migrate:upgrade -Drevision=head",
            "By the program:  java -jar app.jar --migrate.run=\"upgrade head\"",
            "Help:            migrate COMMAND --help"
        })
final class TopCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this help.")
    boolean help;

    @Option(
            names = {"-n", "--name"},
            scope = CommandLine.ScopeType.INHERIT,
            description = "Which of several databases: the NAME of migrate.targets.NAME.")
    @Nullable
    String name;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the version.")
    boolean version;
}
