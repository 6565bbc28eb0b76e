package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.script.ScriptDirectory;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at the files and their graph alone: neither at the model nor at a database. */
final class GraphCheck {

    private GraphCheck() {}

    static GraphReport of(Supplier<ScriptDirectory> load) {
        ScriptDirectory scripts;
        try {
            scripts = load.get();
        } catch (MigrateException e) {
            return new GraphReport(0, List.of(), e.getMessage());
        }
        RevisionMap revisions = scripts.revisions();
        List<RevisionInfo> heads = revisions.heads().stream()
                .map(node -> RevisionInfo.of(scripts.require(node.id())))
                .toList();
        return new GraphReport(revisions.size(), heads, heads.size() < 2 ? null : heads(revisions));
    }

    /** Returns the message of several heads, which is about no target, with the one command that makes one of them. */
    private static String heads(RevisionMap revisions) {
        try {
            List<RevisionNode> one = revisions.resolve(Set.of(), RevisionTarget.parse("head"));
            throw new IllegalStateException("one head: " + one);
        } catch (MultipleHeadsException e) {
            String facts = e.getMessage()
                    .lines()
                    .filter(line -> line.startsWith("    "))
                    .collect(Collectors.joining("\n"));
            return "There are " + e.heads().size() + " heads.\n" + facts
                    + "\nMerge them: mvn migrate:merge -Drevisions=heads -Dmessage=\"merge heads\"";
        }
    }
}
