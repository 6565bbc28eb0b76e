package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of the constraints or indexes of a table.
 *
 * @param dropped those that are gone, or have to be made anew
 * @param renamed those that have another name
 * @param added those that are new, or are made anew
 */
record Matched<T>(List<T> dropped, List<Renamed> renamed, List<T> added) {

    /** A new name. */
    record Renamed(Identifier from, Identifier to) {}

    /** How things of a kind are compared. */
    record Kind<T>(Function<T, @Nullable Identifier> name, Function<T, Object> content) {}

    boolean isEmpty() {
        return dropped.isEmpty() && renamed.isEmpty() && added.isEmpty();
    }

    /**
     * Finds for each thing before the one after that has the same content, if possible with the same name.
     *
     * @param anew whether a thing has to be made anew although its content is the same
     * @param taken the names that no rename may lead to
     */
    static <T> Matched<T> of(
            Collection<T> before, Collection<T> after, Kind<T> kind, Predicate<T> anew, Collection<Identifier> taken) {
        List<T> left = new ArrayList<>(before);
        List<T> added = new ArrayList<>(after);
        List<T> dropped = new ArrayList<>();
        List<Renamed> renamed = new ArrayList<>();
        left.removeIf(each -> anew.test(each) && dropped.add(each));
        left.removeIf(each ->
                remove(added, other -> same(kind, each, other) && Objects.equals(name(kind, each), name(kind, other))));
        for (T each : left) {
            T other = added.stream()
                    .filter(candidate -> same(kind, each, candidate) && canFollow(kind, each, candidate, taken))
                    .findFirst()
                    .orElse(null);
            Identifier from = name(kind, each);
            Identifier to = other == null ? null : name(kind, other);
            if (other == null) {
                dropped.add(each);
            } else {
                added.remove(other);
                if (from != null && to != null) {
                    renamed.add(new Renamed(from, to));
                }
            }
        }
        return new Matched<>(List.copyOf(dropped), List.copyOf(renamed), List.copyOf(added));
    }

    private static <T> boolean remove(List<T> list, Predicate<T> wanted) {
        for (T each : list) {
            if (wanted.test(each)) {
                return list.remove(each);
            }
        }
        return false;
    }

    private static <T> boolean canFollow(Kind<T> kind, T before, T after, Collection<Identifier> taken) {
        Identifier to = name(kind, after);
        return name(kind, before) == null || to == null || !taken.contains(to);
    }

    private static <T> boolean same(Kind<T> kind, T one, T other) {
        return kind.content().apply(one).equals(kind.content().apply(other));
    }

    private static <T> @Nullable Identifier name(Kind<T> kind, T each) {
        return kind.name().apply(each);
    }
}
