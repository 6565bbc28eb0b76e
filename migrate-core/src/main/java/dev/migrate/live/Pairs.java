package dev.migrate.live;

import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What there is, each with the one of what there should be that means the same.
 *
 * @param both those that are there and should be
 * @param extra those that are there only
 * @param missing those that should be there
 */
record Pairs<T>(Map<T, T> both, List<T> extra, List<T> missing) {

    /** Pairs things of equal content, if possible those of one name. */
    static <T> Pairs<T> of(
            Collection<T> live,
            Collection<T> expected,
            Function<T, Object> content,
            Function<T, @Nullable Identifier> name) {
        Map<Object, List<T>> wanted = new LinkedHashMap<>();
        expected.forEach(each -> wanted.computeIfAbsent(content.apply(each), any -> new ArrayList<>())
                .add(each));
        Map<T, T> both = new LinkedHashMap<>();
        List<T> rest = new ArrayList<>();
        for (T each : live) {
            List<T> same = wanted.getOrDefault(content.apply(each), List.of());
            T namesake = same.stream()
                    .filter(other -> LooseNames.same(name.apply(each), name.apply(other)))
                    .findFirst()
                    .orElse(null);
            if (namesake == null) {
                rest.add(each);
            } else {
                both.put(each, namesake);
                same.remove(namesake);
            }
        }
        List<T> extra = new ArrayList<>();
        for (T each : rest) {
            List<T> same = wanted.getOrDefault(content.apply(each), List.of());
            if (same.isEmpty()) {
                extra.add(each);
            } else {
                both.put(each, same.remove(0));
            }
        }
        List<T> missing = wanted.values().stream().flatMap(List::stream).toList();
        return new Pairs<>(both, extra, missing);
    }
}
