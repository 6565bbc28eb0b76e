package dev.migrate.command;

import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.util.List;

/**
 * What can be said of a revision without asking it what it does.
 *
 * @param down the ids of the revisions it follows
 * @param type {@code JAVA} or {@code SQL}
 * @param source the class, or the file's path below its location
 */
public record RevisionInfo(
        String revision,
        List<String> down,
        String message,
        List<String> labels,
        List<String> dependsOn,
        String type,
        String source) {

    /** Returns what is said of a revision, whose parents are the ones that are there. */
    static RevisionInfo of(ScriptDirectory scripts, RevisionNode found) {
        Script script = scripts.require(found.id());
        RevisionNode node = scripts.revisions().get(found.id());
        return new RevisionInfo(
                node.id(),
                node.down(),
                node.message(),
                node.labels(),
                node.dependsOn(),
                script.type().name(),
                script.source());
    }
}
