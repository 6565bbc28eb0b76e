package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountedPathTests {

    private static final RevisionMap REVISIONS =
            RevisionMap.of(List.of(node("a1"), node("b1", "a1"), node("c1", "b1"), node("d1", "c1")));

    private static RevisionNode node(String id, String... down) {
        return new RevisionNode(id, List.of(down), List.of(), List.of(), "", List.of());
    }

    private static List<String> ids(List<RevisionStep> steps) {
        return steps.stream().map(each -> each.revision().id()).toList();
    }

    @Test
    void theRestOfTheSameSteps() {
        RevisionTarget target = RevisionTarget.parse("+2");
        CountedPath up = new CountedPath("+2", rows -> REVISIONS.upgradePath(rows, target));

        assertThat(ids(up.apply(Set.of("a1")))).containsExactly("b1", "c1");
        assertThat(ids(up.apply(Set.of("b1")))).containsExactly("c1");
        assertThat(up.apply(Set.of("c1"))).isEmpty();
        assertThatThrownBy(() -> up.apply(Set.of("d1"))).hasMessage("""
                Another process has moved the database since +2 was counted.
                    counted from  a1
                    now           d1
                Run it again if it is to be counted from there.""");
        assertThatThrownBy(() -> up.apply(Set.of())).hasMessage("""
                Another process has moved the database since +2 was counted.
                    counted from  a1
                    now           base
                Run it again if it is to be counted from there.""");
    }
}
