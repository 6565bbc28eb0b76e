package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tables and sequences of frameworks and tools, which are left alone.
 *
 * <p>What no revision has made is taken for a framework's where its name begins as theirs do. What revisions have made is the
 * application's, which may well have a table {@code batch_order}: there only the very names of a framework count, since its
 * tables are often made by a revision as well.
 *
 * @param made what revisions have made
 * @param said what a person has decided: what is named there is never left alone
 */
record ForeignObjects(List<String> ownTables, Schema made, DiffOptions said) {

    private static final List<String> BEGINNINGS =
            List.of("migrate_", "databasechangelog", "spring_session", "batch_", "qrtz_");

    private static final SortedSet<String> NAMES = new TreeSet<>(List.of(
            "flyway_schema_history",
            "databasechangelog",
            "databasechangeloglock",
            "spring_session",
            "spring_session_attributes",
            "batch_job_instance",
            "batch_job_execution",
            "batch_job_execution_context",
            "batch_job_execution_params",
            "batch_step_execution",
            "batch_step_execution_context",
            "batch_job_seq",
            "batch_job_instance_seq",
            "batch_job_execution_seq",
            "batch_step_execution_seq",
            "qrtz_blob_triggers",
            "qrtz_calendars",
            "qrtz_cron_triggers",
            "qrtz_fired_triggers",
            "qrtz_job_details",
            "qrtz_locks",
            "qrtz_paused_trigger_grps",
            "qrtz_scheduler_state",
            "qrtz_simple_triggers",
            "qrtz_simprop_triggers",
            "qrtz_triggers"));

    boolean hasTable(TableName table) {
        String name = lower(table);
        boolean known = NAMES.contains(name) || ownTables.stream().anyMatch(name::equalsIgnoreCase);
        return !isSaid(table)
                && (known || made.table(table) == null && BEGINNINGS.stream().anyMatch(name::startsWith));
    }

    boolean hasSequence(TableName sequence) {
        String name = lower(sequence);
        return name.startsWith("batch_")
                && !isSaid(sequence)
                && (made.sequence(sequence) == null || NAMES.contains(name));
    }

    private static String lower(TableName name) {
        return name.name().text().toLowerCase(Locale.ROOT);
    }

    private boolean isSaid(TableName name) {
        String key = OptionText.key(name);
        return Stream.concat(said.renamedTables().stream(), said.renamedObjects().stream())
                        .map(TableRename::from)
                        .anyMatch(name::equals)
                || said.renamedColumns().stream().anyMatch(each -> each.table().equals(name))
                || said.renamedLabels().stream().anyMatch(each -> each.table().equals(name))
                || said.defaults().stream().anyMatch(each -> each.table().equals(name))
                || Stream.concat(said.allowedDrops().stream().map(OptionText::key), said.notRenamed().stream())
                        .anyMatch(each -> each.equals(key) || each.startsWith(key + ".") || each.startsWith(key + ":"));
    }
}
