package dev.migrate.conformance;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionSource;
import dev.migrate.testing.Contents;
import dev.migrate.testing.LawBench;
import dev.migrate.testing.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A story as a history of revisions, some steps each, with downgrades. */
record StoryRevisions(long seed, List<List<Story.Step>> revisions) {

    private static final int STEPS_A_REVISION = 4;

    static StoryRevisions of(long seed, List<Story.Step> story) {
        List<List<Story.Step>> revisions = new ArrayList<>();
        for (int start = 0; start < story.size(); start += STEPS_A_REVISION) {
            revisions.add(story.subList(start, Math.min(story.size(), start + STEPS_A_REVISION)));
        }
        return new StoryRevisions(seed, revisions);
    }

    int size() {
        return revisions.size();
    }

    /** Returns the id of a revision, or of the empty one that the first one follows. */
    String id(int number) {
        return "s" + seed + "n" + (number + 1);
    }

    Story.Step first(int number) {
        return revisions.get(number).get(0);
    }

    Story.Step last(int number) {
        List<Story.Step> steps = revisions.get(number);
        return steps.get(steps.size() - 1);
    }

    /** Changes rows as a revision does. */
    void follow(int number, Contents rows) {
        revisions.get(number).forEach(step -> LawBench.needed(step.operation(), step.meets())
                .forEach(rows::follow));
    }

    /** Changes rows as the downgrade of a revision does. */
    void followBack(int number, Contents rows) {
        reverse(number).forEach(rows::follow);
    }

    private List<Operation> operations(int number) {
        return revisions.get(number).stream().map(Story.Step::operation).toList();
    }

    /** Of what is in the database's own words one says by hand what takes it back: the reverse of its effect. */
    private List<Operation> reverse(int number) {
        List<Operation> known = operations(number).stream()
                .flatMap(each -> each instanceof ExecuteSql sql ? sql.knownEffect().stream() : Stream.of(each))
                .toList();
        return Reverse.of(known, first(number).meets());
    }

    List<String> sources() {
        List<String> sources = new ArrayList<>();
        sources.add(source(id(-1), List.of(), List.of(), List.of(), Schema.empty()));
        for (int i = 0; i < size(); i++) {
            sources.add(source(id(i), List.of(id(i - 1)), operations(i), reverse(i), first(i).meets()));
        }
        return sources;
    }

    private static String source(
            String id, List<String> down, List<Operation> upgrade, List<Operation> downgrade, Schema before) {
        return JavaRevisionWriter.write(new RevisionSource(
                "db.migrations", "Rev" + id, id, down, List.of(), List.of(), "", "", upgrade, downgrade, before));
    }
}
