package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where imported revisions stand: in the folder of SQL revisions, behind the head. */
record ImportTarget(Configuration configuration, ScriptDirectory scripts) {

    ImportedFiles files() {
        return new ImportedFiles(
                configuration,
                new RevisionFolders(configuration, scripts, "sql")
                        .of(null, List.of())
                        .directory());
    }

    /** Returns the head that they follow, or null where there is none. */
    @Nullable
    String after() {
        List<RevisionNode> heads = scripts.revisions().heads();
        if (heads.size() > 1) {
            List<String> facts = new ArrayList<>();
            heads.forEach(each -> facts.add(each.id() + "  " + each.message()));
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Imported revisions follow the head, and there are several.\n    " + String.join("\n    ", facts)
                            + "\nMerge them first: mvn migrate:merge -Drevisions=heads -Dmessage=\"merge heads\"");
        }
        return heads.isEmpty() ? null : heads.get(0).id();
    }
}
