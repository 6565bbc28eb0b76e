package dev.migrate.command;

import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
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

    static RevisionInfo of(Script script) {
        RevisionNode node = script.node();
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
