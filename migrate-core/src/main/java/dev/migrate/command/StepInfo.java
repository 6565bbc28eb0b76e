package dev.migrate.command;

import dev.migrate.runtime.StepResult;
import java.time.Duration;
import java.util.List;

/**
 * A revision that a command ran, took back or stamped.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param duration how long it took
 */
public record StepInfo(String revision, String direction, String message, Duration duration) {

    static List<StepInfo> of(List<StepResult> results) {
        return results.stream().map(StepInfo::of).toList();
    }

    private static StepInfo of(StepResult result) {
        return new StepInfo(
                result.step().revision().id(),
                result.step().kind().name(),
                result.step().revision().message(),
                result.duration());
    }
}
