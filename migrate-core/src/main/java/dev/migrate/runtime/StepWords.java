package dev.migrate.runtime;

import dev.migrate.revision.RevisionStep;
import java.util.List;
import java.util.Locale;

/** A step in the words of Alembic's log. */
final class StepWords {

    private StepWords() {}

    /** Returns {@code Running upgrade 9b1c44e0a6f1 -> 3f2a9c1d7b42, add account e-mail}. */
    public static String running(RevisionStep step) {
        String id = step.revision().id();
        List<String> parents = step.revision().down();
        String down = String.join(", ", parents);
        String message = step.revision().message();
        String arrow =
                switch (step.kind()) {
                    case UPGRADE -> down + " -> " + id;
                    case DOWNGRADE -> id + " -> " + down;
                    case STAMP ->
                        String.join(", ", step.change().delete()) + " -> "
                                + String.join(", ", step.change().insert());
                };
        String words = "Running " + step.kind().name().toLowerCase(Locale.ROOT) + " " + arrow;
        return message.isEmpty() || step.kind() == RevisionStep.Kind.STAMP ? words : words + ", " + message;
    }
}
