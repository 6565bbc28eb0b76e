package dev.migrate.cli;

import dev.migrate.command.AppliedInfo;
import dev.migrate.command.ListedRevision;
import dev.migrate.command.Mark;
import dev.migrate.command.RevisionInfo;
import dev.migrate.command.RevisionResult;
import dev.migrate.command.StepInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that answers consist of, under the names that the actuator endpoint uses too. */
final class Data {

    private Data() {}

    /** Returns an object without members; they are put into it. */
    static Map<String, @Nullable Object> empty() {
        return new LinkedHashMap<>();
    }

    /** Returns an object of one member; more are put into it. */
    static Map<String, @Nullable Object> of(String name, @Nullable Object value) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(name, value);
        return data;
    }

    static Map<String, @Nullable Object> revision(RevisionInfo info) {
        Map<String, @Nullable Object> data = of("revision", info.revision());
        data.put("down", info.down());
        data.put("message", info.message());
        data.put("labels", info.labels());
        data.put("dependsOn", info.dependsOn());
        data.put("type", info.type());
        data.put("source", info.source());
        return data;
    }

    static Map<String, @Nullable Object> listed(ListedRevision listed) {
        Map<String, @Nullable Object> data = revision(listed.info());
        data.put("head", listed.is(Mark.HEAD));
        data.put("implied", listed.is(Mark.IMPLIED));
        data.put("branchpoint", listed.is(Mark.BRANCHPOINT));
        data.put("mergepoint", listed.is(Mark.MERGEPOINT));
        return data;
    }

    static List<Map<String, @Nullable Object>> applied(Collection<AppliedInfo> history) {
        return history.stream().map(Data::applied).toList();
    }

    private static Map<String, @Nullable Object> applied(AppliedInfo info) {
        Duration duration = info.duration();
        Map<String, @Nullable Object> data = of("revision", info.revision());
        data.put("direction", info.direction());
        data.put("message", info.message());
        data.put("appliedAt", info.appliedAt().toString());
        data.put("durationMs", duration == null ? null : duration.toMillis());
        data.put("appliedBy", info.appliedBy());
        data.put("applicationVersion", info.applicationVersion());
        data.put("tag", info.tag());
        data.put("checksum", info.checksum());
        data.put("state", info.state());
        return data;
    }

    static List<Map<String, @Nullable Object>> steps(Collection<StepInfo> steps) {
        return steps.stream().map(Data::step).toList();
    }

    private static Map<String, @Nullable Object> step(StepInfo result) {
        Map<String, @Nullable Object> data = of("revision", result.revision());
        data.put("direction", result.direction());
        data.put("message", result.message());
        data.put("durationMs", result.duration().toMillis());
        return data;
    }

    static Map<String, @Nullable Object> written(RevisionResult result) {
        Map<String, @Nullable Object> data = of("revision", result.id());
        data.put("file", result.file() == null ? null : result.file().toString().replace('\\', '/'));
        return data;
    }
}
