package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.script.ScriptDirectory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the node of a new revision: its id, labels and dependencies. */
final class NewNode {

    private static final int ID_BYTES = 6;

    private final ScriptDirectory scripts;
    private final RevisionMap revisions;
    private final RevisionPlace place;

    NewNode(ScriptDirectory scripts, RevisionPlace place) {
        this.scripts = scripts;
        this.revisions = scripts.revisions();
        this.place = place;
    }

    RevisionNode after(List<RevisionNode> parents, String message) {
        RevisionNode node = new RevisionNode(
                id(),
                parents.stream().map(RevisionNode::id).toList(),
                List.copyOf(new LinkedHashSet<>(place.branchLabels())),
                dependencies(),
                message);
        refuseTaken(alike(node.id()));
        for (String label : node.labels()) {
            refuseTaken(label);
            if (label.equals(node.id())) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "'" + label
                                + "' cannot be both the id and a label of a revision.\nGive one of them another name.");
            }
        }
        return node;
    }

    private String id() {
        String wanted = place.revId();
        String id = wanted == null ? random() : wanted;
        while (wanted == null && revisions.contains(id)) {
            id = random();
        }
        return id;
    }

    /** Returns twelve hexadecimal digits. */
    static String random() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the id of a revision that some databases take for the same as another, or that other. */
    private String alike(String id) {
        return revisions.revisions().stream()
                .map(RevisionNode::id)
                .filter(id::equalsIgnoreCase)
                .findFirst()
                .orElse(id);
    }

    private void refuseTaken(String name) {
        if (revisions.contains(name)) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "There is a revision " + name + " already.\n    found in  "
                            + scripts.require(name).place() + "\nGive another id, or none for a random one.");
        }
        RevisionNode carrier = carrier(name);
        if (carrier != null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "There is a branch label " + name + " already.\n    revision  " + carrier.id() + "\n    found in  "
                            + scripts.require(carrier.id()).place()
                            + "\nGive another one; to go on with that branch: -Dhead=" + name + "@head");
        }
    }

    private @Nullable RevisionNode carrier(String label) {
        return revisions.revisions().stream()
                .filter(node -> node.labels().contains(label))
                .findFirst()
                .orElse(null);
    }

    /** Returns the dependencies with whole ids; a label stays one, so that it goes with the branch. */
    private List<String> dependencies() {
        Set<String> names = new LinkedHashSet<>();
        for (String text : place.dependsOn()) {
            RevisionNode label = carrier(text);
            names.add(label == null ? dependency(text) : text);
        }
        return List.copyOf(names);
    }

    private String dependency(String text) {
        List<RevisionNode> found = new ArrayList<>(revisions.resolve(Set.of(), RevisionTarget.parse(text)));
        if (found.size() != 1) {
            String means = found.stream()
                    .map(RevisionNode::id)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("none");
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A revision depends on others one by one.\n    depends on  " + text + "\n    means       " + means
                            + "\nName one revision, or its label.");
        }
        return Objects.requireNonNull(found.get(0)).id();
    }
}
