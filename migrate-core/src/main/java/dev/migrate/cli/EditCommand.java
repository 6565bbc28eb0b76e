package dev.migrate.cli;

import dev.migrate.command.Migrate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        description = "Opens the source files of revisions in an editor.",
        footer = {
            "",
            "The editor is migrate.editor, or else the environment's VISUAL or EDITOR.",
            "",
            "Examples:",
            "  migrate edit head",
            "  migrate edit --print 3f2a",
            "  mvn migrate:edit -Drevision=head"
        })
final class EditCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "REVISION", description = "Ids, labels, head, heads, current, -1, …")
    List<String> revisions = List.of();

    @Option(names = "--print", description = "Prints the names of the files instead, one a line.")
    boolean print;

    /** For whoever opens the files in another process, as the Maven goal does. */
    @Option(names = "--print-editor", hidden = true)
    boolean printEditor;

    EditCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        List<Path> files = migrate.sourceFiles(String.join(",", revisions));
        List<String> names =
                files.stream().map(file -> file.toString().replace('\\', '/')).toList();
        Map<String, @Nullable Object> data = Data.of("files", names);
        if (printEditor) {
            List<String> lines = new ArrayList<>(names);
            lines.add(0, migrate.editor() == null ? "" : migrate.editor());
            return Answer.of(lines, data);
        }
        if (print || json) {
            return Answer.of(names, data);
        }
        Editor.choose(migrate.editor()).open(files);
        return Answer.of(List.of(), data);
    }
}
