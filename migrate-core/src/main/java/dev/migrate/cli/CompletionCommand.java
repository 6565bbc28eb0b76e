package dev.migrate.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that lets a shell complete commands and options.",
        sortOptions = false,
        footer = {
            "",
            "The script is for a function or program 'migrate', for instance:",
            "  migrate() { java -jar app.jar --migrate.run=\"$(printf ' \"%%s\"' \"$@\")\"; }",
            "",
            "Examples:",
            "  migrate completion bash > ~/.local/share/bash-completion/completions/migrate",
            "  migrate completion zsh > ~/.migrate-completion && echo 'source ~/.migrate-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {

    /** Shells, named as they are typed. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    Shell shell = Shell.bash;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String script =
                AutoComplete.bash("migrate", spec.parent().commandLine()).replace("\r\n", "\n");
        String before = shell == Shell.zsh ? "autoload -U +X compinit && compinit\n" : "";
        console.out().print(before + script);
        console.out().flush();
        return 0;
    }
}
