package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "current", description = "Prints the revisions the database is at.")
final class CurrentCommand extends Subcommand {

    CurrentCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        Set<String> heads = HeadsCommand.ids(migrate);
        List<String> lines = new ArrayList<>();
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (String id : migrate.current()) {
            RevisionInfo info = migrate.show(id);
            lines.add(line(id, info, heads.contains(id)));
            data.add(data(id, info, heads.contains(id)));
        }
        return Answer.of(lines, Data.of("current", data));
    }

    private static String line(String id, @Nullable RevisionInfo info, boolean head) {
        String mark = info == null ? " (unknown to the application)" : head ? " (head)" : "";
        return id + mark + (info == null || info.message().isEmpty() ? "" : ", " + info.message());
    }

    private static Map<String, @Nullable Object> data(String id, @Nullable RevisionInfo info, boolean head) {
        Map<String, @Nullable Object> data = info == null ? Data.of("revision", id) : Data.revision(info);
        data.put("known", info != null);
        data.put("head", head);
        return data;
    }
}
