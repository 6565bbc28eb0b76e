package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionStep;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps to a target that is counted from where the database is: counted once, so that whoever asks again half way, or
 * after a failure, gets the rest of the same steps. Not for use by several threads.
 */
final class CountedPath implements Function<Set<String>, List<RevisionStep>> {

    private final String target;
    private final Function<Set<String>, List<RevisionStep>> path;
    private Set<String> from = Set.of();
    private @Nullable List<RevisionStep> counted;

    /**
     * Creates a path that is counted when it is first asked for.
     *
     * @param target what is counted, as it is typed
     */
    CountedPath(String target, Function<Set<String>, List<RevisionStep>> path) {
        this.target = target;
        this.path = path;
    }

    @Override
    public List<RevisionStep> apply(Set<String> heads) {
        if (counted == null) {
            from = new TreeSet<>(heads);
            counted = path.apply(heads);
        }
        Set<String> now = from;
        for (int i = 0; i < counted.size(); i++) {
            if (now.equals(heads)) {
                return counted.subList(i, counted.size());
            }
            now = counted.get(i).change().applyTo(now);
        }
        if (now.equals(heads)) {
            return List.of();
        }
        throw moved(heads);
    }

    private MigrateException moved(Set<String> heads) {
        return new MigrateException(
                ExitCode.REFUSED,
                "Another process has moved the database since " + target + " was counted.\n    counted from  "
                        + words(from) + "\n    now           " + words(heads)
                        + "\nRun it again if it is to be counted from there.");
    }

    private static String words(Set<String> heads) {
        return heads.isEmpty() ? "base" : String.join(", ", heads);
    }
}
