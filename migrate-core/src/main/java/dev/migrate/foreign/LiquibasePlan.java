package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.foreign.Manifest.Entry;
import dev.migrate.foreign.Manifest.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a chain of revisions of Liquibase's change sets, in its order. */
public final class LiquibasePlan {

    private final Manifest known;
    private final String database;
    private final LiquibaseRun run;
    private final List<Entry> entries;
    private final List<FlywayFolder.Left> left = new ArrayList<>();
    private final List<ImportPlan.Revision> revisions = new ArrayList<>();
    private @Nullable String last;

    private LiquibasePlan(Manifest known, @Nullable String after, String database, LiquibaseRun run) {
        this.known = known;
        this.database = database;
        this.run = run;
        this.entries = new ArrayList<>(known.entries());
        this.last = after;
    }

    /**
     * Plans what is not imported yet.
     *
     * @param known what is
     * @param skipped ids of change sets that become no revision
     * @param after the revision that the first follows, or null
     * @param database the database and its version
     * @param run what decides which change sets run
     * @throws MigrateException if a change set cannot become a revision
     */
    public static ImportPlan of(
            ChangeLogs logs,
            Manifest known,
            List<String> skipped,
            @Nullable String after,
            String database,
            LiquibaseRun run) {
        LiquibasePlan plan = new LiquibasePlan(known, after, database, run);
        List<ChangeSet> wanted = plan.wanted(logs, skipped);
        plan.refuseOthers(wanted);
        wanted.stream()
                .filter(each -> known.find(Kind.CHANGESET, each.key()) == null)
                .forEach(plan::add);
        return plan.result(logs);
    }

    /** Plans that one revision, which is written already, stands for all change sets. */
    public static ImportPlan baseline(
            ChangeLogs logs, Manifest known, List<String> skipped, String revision, LiquibaseRun run) {
        LiquibasePlan plan = new LiquibasePlan(known, null, run.dialect(), run);
        for (ChangeSet each : plan.wanted(logs, skipped)) {
            plan.entries.add(new Entry(Kind.CHANGESET, each.key(), revision, "", each.key()));
        }
        return plan.result(logs);
    }

    private ImportPlan result(ChangeLogs logs) {
        logs.notes().forEach(note -> {
            int tab = note.indexOf('\t');
            left.add(new FlywayFolder.Left(note.substring(0, tab), note.substring(tab + 1)));
        });
        return new ImportPlan(revisions, new Manifest(known.tool(), known.table(), entries), left);
    }

    private List<ChangeSet> wanted(ChangeLogs logs, List<String> skipped) {
        Map<String, ChangeSet> wanted = new LinkedHashMap<>();
        for (ChangeSet each : logs.changeSets()) {
            String without = run.without(each);
            if (skipped.contains(each.id()) || skipped.contains(each.id() + "::" + each.author())) {
                skip(each.key());
            } else if (without != null) {
                left.add(new FlywayFolder.Left(each.key(), without));
            } else {
                wanted.put(each.key(), each);
            }
        }
        return List.copyOf(wanted.values());
    }

    private void skip(String key) {
        left.add(new FlywayFolder.Left(key, "is skipped"));
        if (known.find(Kind.SKIPPED, key) == null) {
            entries.add(new Entry(Kind.SKIPPED, key, "", "", ""));
        }
    }

    private void refuseOthers(List<ChangeSet> wanted) {
        List<String> others = wanted.stream()
                .filter(each -> each.sql() == null && known.find(Kind.CHANGESET, each.key()) == null)
                .map(each -> each.place() + "  " + each.id() + " (" + each.author() + ")")
                .toList();
        if (!others.isEmpty()) {
            List<String> first = new ArrayList<>(others.subList(0, Math.min(10, others.size())));
            if (others.size() > first.size()) {
                first.add("and " + (others.size() - first.size()) + " more");
            }
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Change sets in XML, YAML or JSON cannot become revisions: only Liquibase knows their SQL.\n    "
                            + String.join("\n    ", first)
                            + "\nLet one revision stand for all change sets: -Dbaseline=database, written from a database"
                            + " that has them all, or -Dbaseline=model, from the entities.");
        }
    }

    private void add(ChangeSet each) {
        String id = FlywayScript.id("liquibase " + each.key());
        String name = each.path().substring(each.path().lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        String file = (name + "_" + each.id()).replaceAll("[^A-Za-z0-9._-]+", "_") + ".sql";
        String text = new ImportedText(
                        file, each.place(), id, last, each.comment().isEmpty() ? each.id() : each.comment(), database)
                .of(
                        split(each, String.valueOf(each.sql())),
                        each.rollback() == null ? null : each.rollback(),
                        !each.attribute("runintransaction", "true").equalsIgnoreCase("false"));
        revisions.add(new ImportPlan.Revision(id, each.key(), file, text));
        entries.add(new Entry(Kind.CHANGESET, each.key(), id, "", each.key()));
        if (each.attribute("runonchange", "false").equalsIgnoreCase("true")
                || each.attribute("runalways", "false").equalsIgnoreCase("true")) {
            left.add(new FlywayFolder.Left(each.key(), "runs once: write later changes as revisions"));
        }
        last = id;
    }

    /** Says where statements end that Liquibase does not end at semicolons. */
    private static String split(ChangeSet each, String sql) {
        boolean whole = each.attribute("splitstatements", "true").equalsIgnoreCase("false");
        String delimiter = each.attribute("enddelimiter", ";");
        if (!whole && delimiter.equals(";")) {
            return sql;
        }
        StringBuilder text = new StringBuilder();
        String pattern = delimiter.equals("/") || delimiter.equalsIgnoreCase("go")
                ? "(?im)^\\s*" + Pattern.quote(delimiter) + "\\s*$"
                : Pattern.quote(delimiter);
        for (String statement : whole ? new String[] {sql} : sql.split(pattern, -1)) {
            if (!statement.isBlank()) {
                text.append("-- migrate: statement-begin\n")
                        .append(statement.strip())
                        .append("\n-- migrate: statement-end\n\n");
            }
        }
        return text.toString();
    }
}
