package dev.migrate.cli;

import dev.migrate.command.RevisionRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that {@code revision} and {@code merge} share: where the new file stands and how it is written. */
final class PlaceOptions {

    @Option(names = "--splice", description = "Follows revisions that others follow already.")
    boolean splice;

    @Option(names = "--branch-label", split = ",", description = "Labels of the branch that begins with it.")
    List<String> branchLabel = List.of();

    @Option(names = "--rev-id", description = "Its id, instead of a random one.")
    @Nullable
    String revId;

    @Option(names = "--location", description = "The location it is written to, instead of its parent's.")
    @Nullable
    String location;

    @Option(names = "--format", defaultValue = "java", description = "java or sql.")
    String format = "java";

    RevisionRequest in(RevisionRequest request, String head) {
        return request.withHead(head, splice)
                .withBranchLabels(branchLabel)
                .withRevId(revId)
                .withLocation(location)
                .withFormat(format);
    }
}
