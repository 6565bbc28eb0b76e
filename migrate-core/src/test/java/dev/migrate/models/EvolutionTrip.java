package dev.migrate.models;

import dev.migrate.MigrateException;
import dev.migrate.command.Answers;
import dev.migrate.command.Change;
import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import dev.migrate.command.Model;
import dev.migrate.command.RevisionRequest;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.diff.DropRefusedException;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a model, with rows in its tables, to what becomes of it, and back. */
final class EvolutionTrip {

    private static final Pattern CONSENT = Pattern.compile("'?-DallowDrop=(.*?)'?$");
    private static final Pattern NO_DEFAULT =
            Pattern.compile("(?s)-Ddefault=(.*?) does not fit: no column of that name .*");
    private static final Pattern DEFAULT = Pattern.compile("write it with -Ddefault=(.*?):<value>");

    private final Evolution evolution;
    private final CompiledModel before;
    private final CompiledModel after;
    private final Project project;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String refusal = "";
    private String consent = ",";
    private int rows;
    private int cells;

    private EvolutionTrip(Evolution evolution, CompiledModel before, CompiledModel after, Project project) {
        this.evolution = evolution;
        this.before = before;
        this.after = after;
        this.project = project;
    }

    /**
     * What came of it.
     *
     * @param faults what is not as it should be
     * @param refusal why a revision was not written, or an empty text
     * @param notes how far it went, and where rows were taken away, for counts
     * @param rows how many rows there were
     * @param cells how many values were there afterwards as they were before
     */
    record Result(List<String> faults, String refusal, List<String> notes, int rows, int cells) {}

    static Result of(Evolution evolution, CompiledModel before, CompiledModel after, TestDatabase product, Path folder)
            throws SQLException {
        try (FreshDatabase database = product.create()) {
            before.prepare(database);
            EvolutionTrip trip = new EvolutionTrip(evolution, before, after, new Project(folder, database));
            trip.run();
            return new Result(trip.faults, trip.refusal, trip.notes, trip.rows, trip.cells);
        }
    }

    private void run() throws SQLException {
        FreshDatabase database = project.database();
        Model old = read(before);
        Model now = read(after);
        try {
            if (!created()) {
                notes.add("= model refused");
                return;
            }
            boolean moved = evolution.kinds().contains("inheritance");
            if (moved) {
                notes.add("without rows as classes move between tables");
            }
            rows = moved ? 0 : new SampleRows(database, old.schema()).insert();
            Dump oldDump = dump();
            StoredRows oldRows = StoredRows.read(database, oldDump);
            ModelAnswers known = new ModelAnswers(evolution, old, now, database.product());
            Answers answers = known.renames();
            Answers all = withDefaults(answers, known, now);
            if (!refusal.isEmpty() || !write(all)) {
                notes.add("= change refused");
                return;
            }
            if (project.sources().size() == 1) {
                notes.add("= nothing changed");
                return;
            }
            requireConsent(old);
            StoredRows kept = upgraded(asCautioned(oldRows, oldDump), answers, now);
            downgrade(oldDump, kept);
            notes.add("= there and back");
        } catch (MigrateException | AssertionError e) {
            faults.add("failed: " + e.getMessage());
        }
    }

    /** Runs the revision and returns the rows that it leaves, as they are to be when it is taken back. */
    private StoredRows upgraded(StoredRows met, Answers answers, Model now) throws SQLException {
        project.migrate().upgrade("head");
        StoredRows kept = met.keptIn(StoredRows.read(project.database(), dump()), answers);
        GeneratorRows generators = new GeneratorRows(now, answers);
        generators.begin(kept);
        StoredRows expected = kept.copy();
        generators.rename(expected);
        compareWith(expected, answers, "upgrade");
        faults.addAll(lines("check from history", project.with(after).check("history")));
        faults.addAll(lines("check from database", project.with(after).check("database")));
        return kept;
    }

    /** Nothing of the old model is dropped that the consent does not name. */
    private void requireConsent(Model old) {
        List<Script> scripts = List.copyOf(project.migrate().scripts().scripts());
        Script last = scripts.stream()
                .filter(each -> !each.node().down().isEmpty())
                .findFirst()
                .orElseThrow();
        Map<TableName, TableName> names = new TreeMap<>();
        for (Recorded each : last.upgrade("any")) {
            Operation operation = each.operation();
            if (operation instanceof Operation.RenameTable rename) {
                names.put(rename.renamed(), names.getOrDefault(rename.from(), rename.from()));
            } else if (operation instanceof Operation.DropTable drop) {
                requireConsent(names.getOrDefault(drop.table(), drop.table()).toString());
            } else if (operation instanceof Operation.DropSequence drop) {
                requireFollower(old, last, drop);
            } else if (operation instanceof Operation.AlterTable alter) {
                requireLabels(old, names.getOrDefault(alter.table(), alter.table()), alter);
                alter.changes().stream()
                        .filter(TableChange.DropColumn.class::isInstance)
                        .map(change -> ((TableChange.DropColumn) change).column())
                        .filter(column -> isStored(old, names.getOrDefault(alter.table(), alter.table()), column))
                        .forEach(column -> requireConsent(alter.table() + "." + column));
            }
        }
    }

    /** A sequence that a new one may take the place of goes on with its numbers, or may go. */
    private void requireFollower(Model old, Script last, Operation.DropSequence drop) {
        boolean followed = old.schema().sequence(drop.name()) != null
                && last.upgrade("any").stream()
                        .anyMatch(each -> each.operation() instanceof Operation.CreateSequence create
                                && create.sequence()
                                        .name()
                                        .toString()
                                        .startsWith(drop.name().toString()));
        if (followed) {
            requireConsent(drop.name().toString());
        }
    }

    private void requireLabels(Model old, TableName table, Operation.AlterTable alter) {
        Table known = old.schema().table(table);
        for (TableChange change : alter.changes()) {
            if (known != null
                    && change instanceof TableChange.SetColumnType type
                    && known.column(type.column()) != null
                    && EnumType.element(known.column(type.column()).type()) instanceof Enumeration before
                    && EnumType.element(type.type()) instanceof Enumeration after) {
                before.labels().stream()
                        .filter(label -> !after.labels().contains(label))
                        .forEach(label -> requireConsent(alter.table() + "." + type.column() + ":" + label));
            }
        }
    }

    private static boolean isStored(Model old, TableName table, Identifier column) {
        Table known = old.schema().table(table);
        return known != null
                && known.column(column) != null
                && known.column(column).generated() == null;
    }

    private void requireConsent(String what) {
        if (!consent.contains("," + what + ",")) {
            faults.add("dropped without consent: " + what + " by " + consent);
        }
    }

    /** A revision that says which rows it fails for meets none. */
    private StoredRows asCautioned(StoredRows stored, Dump oldDump) throws SQLException {
        String revision = change();
        if (!revision.substring(0, revision.indexOf("downgrade(")).contains("// fails if")) {
            return stored;
        }
        StoredRows.deleteAll(project.database(), oldDump);
        notes.add("without rows as the revision fails for some");
        rows = 0;
        return StoredRows.read(project.database(), oldDump);
    }

    /** Returns the source of the second revision. */
    private String change() {
        return project.sources().stream()
                .filter(each -> each.contains("down = \""))
                .findFirst()
                .orElseThrow();
    }

    /** A column without null that the downgrade adds again has no values for rows; the revision says so. */
    private void downgrade(Dump oldDump, StoredRows kept) throws SQLException {
        String revision = change();
        boolean needsValues = revision.substring(revision.indexOf("downgrade(")).contains("// fails if");
        if (needsValues) {
            notes.add("without rows downwards as the revision fails for some");
            StoredRows.deleteAll(project.database(), dump());
        }
        project.migrate().downgrade("-1");
        String before = DumpText.of(known(oldDump), project.database().product());
        String now = DumpText.of(known(dump()), project.database().product());
        if (!now.equals(before)) {
            faults.add("not as before after the downgrade:\n" + DumpText.difference(before, now));
        }
        if (!needsValues) {
            compareWith(kept, Answers.none(), "downgrade");
        }
    }

    private boolean created() {
        try {
            project.with(before).revision(RevisionRequest.autogenerate("create all"));
        } catch (MigrateException e) {
            refusal = String.valueOf(e.getMessage());
            return false;
        }
        project.migrate().upgrade("head");
        return true;
    }

    private Model read(CompiledModel model) throws SQLException {
        try (Connection connection = project.database().connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            return model.read(dialect);
        } catch (MigrateException e) {
            return new Model(Schema.empty(), Map.of(), new TreeSet<>(), List.of());
        }
    }

    /** Gives each column that asks for one a default. */
    private Answers withDefaults(Answers answers, ModelAnswers known, Model now) throws SQLException {
        List<String> values = new ArrayList<>(known.defaultsOfRenamedTables());
        ReferredValue referred = new ReferredValue(project.database(), now.schema());
        for (Change change : changes()) {
            Matcher asked = DEFAULT.matcher(String.valueOf(change.caution()));
            while (asked.find()) {
                String path = asked.group(1);
                referred.of(path).or(() -> known.value(path)).ifPresent(each -> values.add(path + ":" + each));
            }
        }
        return answers.withDefaults(values);
    }

    /** Returns what there is to do, or nothing where the model is refused. */
    private List<Change> changes() {
        try {
            return project.with(after).check("history").operations();
        } catch (MigrateException e) {
            refusal = String.valueOf(e.getMessage());
            return List.of();
        }
    }

    /** Writes the revision with the consent that the refusal names, as somebody does who pastes it. */
    private boolean write(Answers answers) {
        Migrate migrate = project.with(after);
        try {
            migrate.revision(RevisionRequest.autogenerate("change").withAnswers(answers));
            return true;
        } catch (DropRefusedException e) {
            String last = e.getMessage().substring(e.getMessage().lastIndexOf('\n') + 1);
            Matcher asked = CONSENT.matcher(last.substring(last.indexOf(": ") + 2));
            if (!answers.allowDrops().isEmpty() || !asked.matches()) {
                faults.add("refused again: " + e.getMessage());
                return false;
            }
            consent = "," + asked.group(1) + ",";
            return write(answers.withAllowDrops(List.of(asked.group(1))));
        } catch (MigrateException e) {
            Matcher tooMuch = NO_DEFAULT.matcher(String.valueOf(e.getMessage()));
            if (tooMuch.matches()) {
                List<String> others = new ArrayList<>(answers.defaults());
                others.remove(tooMuch.group(1));
                return write(answers.withDefaults(others));
            }
            refusal = String.valueOf(e.getMessage());
            return false;
        }
    }

    private void compareWith(StoredRows old, Answers answers, String when) throws SQLException {
        StoredRows now = StoredRows.read(project.database(), dump());
        List<String> missing = new ArrayList<>();
        cells += old.compare(now, answers, missing);
        missing.forEach(each -> faults.add("rows after the " + when + ": " + each));
    }

    private static List<String> lines(String what, CheckResult check) {
        return check.changes().stream().map(each -> what + ": " + each).toList();
    }

    private Dump dump() throws SQLException {
        Dump dump = CatalogDump.of(project.database()).withoutMigrateTables().withoutHibernateTables();
        TestDatabase product = project.database().product();
        return product == TestDatabase.MYSQL_8_0 || product.isMariaDb() ? dump.withoutIndexesOfForeignKeys() : dump;
    }

    /** H2's catalog calls a column of a key by its old name until the table is made again. */
    private Dump known(Dump dump) {
        boolean stale = project.database().product() == TestDatabase.H2
                && !evolution.renamed().isEmpty();
        return stale ? dump.without(Dump.Part.UNIQUES) : dump;
    }
}
