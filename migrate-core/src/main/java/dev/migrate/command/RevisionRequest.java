package dev.migrate.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new revision shall be; made by {@link #autogenerate} or {@link #empty} and changed by the others.
 *
 * @param message what it does, in a few words
 * @param autogenerate whether it is written from the model, or empty
 * @param from what the model is compared with: {@code history}, {@code database} or {@code nothing} (all of the model is
 *     written)
 * @param format how it is written: {@code java} or {@code sql}
 * @param place where it stands
 * @param answers what is decided about differences that keep or lose data
 */
public record RevisionRequest(
        String message, boolean autogenerate, String from, String format, RevisionPlace place, Answers answers) {

    /** Returns the request for a revision written from the model. */
    public static RevisionRequest autogenerate(String message) {
        return of(message, true);
    }

    /** Returns the request for an empty revision. */
    public static RevisionRequest empty(String message) {
        return of(message, false);
    }

    private static RevisionRequest of(String message, boolean autogenerate) {
        return new RevisionRequest(message, autogenerate, "history", "java", RevisionPlace.afterHead(), Answers.none());
    }

    /** Returns this request with the model compared with something else. */
    public RevisionRequest withFrom(String newFrom) {
        return new RevisionRequest(message, autogenerate, newFrom, format, place, answers);
    }

    /** Returns this request for another format. */
    public RevisionRequest withFormat(String newFormat) {
        return new RevisionRequest(message, autogenerate, from, newFormat, place, answers);
    }

    /** Returns this request for another place. */
    public RevisionRequest withPlace(RevisionPlace newPlace) {
        return new RevisionRequest(message, autogenerate, from, format, newPlace, answers);
    }

    /** Returns this request with other answers to what the comparison asks. */
    public RevisionRequest withAnswers(Answers newAnswers) {
        return new RevisionRequest(message, autogenerate, from, format, place, newAnswers);
    }

    /** Returns this request for a revision that follows others, which another one may follow already if it splices. */
    public RevisionRequest withHead(String head, boolean splice) {
        return withPlace(new RevisionPlace(
                head, splice, place.branchLabels(), place.dependsOn(), place.revId(), place.location()));
    }

    /** Returns this request for a revision with which a branch begins. */
    public RevisionRequest withBranchLabels(List<String> labels) {
        return withPlace(new RevisionPlace(
                place.head(), place.splice(), labels, place.dependsOn(), place.revId(), place.location()));
    }

    /** Returns this request for a revision that needs others. */
    public RevisionRequest withDependsOn(List<String> revisions) {
        return withPlace(new RevisionPlace(
                place.head(), place.splice(), place.branchLabels(), revisions, place.revId(), place.location()));
    }

    /** Returns this request for a revision with an id, or a random one for null. */
    public RevisionRequest withRevId(@Nullable String id) {
        return withPlace(new RevisionPlace(
                place.head(), place.splice(), place.branchLabels(), place.dependsOn(), id, place.location()));
    }

    /** Returns this request for a revision in a location, or in its parent's for null. */
    public RevisionRequest withLocation(@Nullable String location) {
        return withPlace(new RevisionPlace(
                place.head(), place.splice(), place.branchLabels(), place.dependsOn(), place.revId(), location));
    }
}
