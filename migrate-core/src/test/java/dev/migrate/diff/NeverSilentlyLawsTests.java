package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Whatever the models and answers are, nothing that holds data is dropped without consent for exactly that. */
class NeverSilentlyLawsTests {

    private static final int SEEDS = 300;
    private static final String LISTED = "type_of_";

    /** Models that a history may meet: another one, one that it became, swapped names, split tables, none. */
    private static List<Schema> models(long seed, Schema from) {
        Random random = new Random(seed);
        return List.of(
                RandomSchemas.of(seed + 50_000),
                Replay.apply(from, RandomOperations.of(seed, from)),
                shuffled(from, random),
                split(from, random),
                found(from, random),
                Schema.empty());
    }

    /** Keeps part of the tables, as a scan of the wrong packages does. */
    private static Schema found(Schema schema, Random random) {
        List<Table> result = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            if (random.nextBoolean()) {
                List<Constraint> own = table.constraints().stream()
                        .filter(each -> !(each instanceof Constraint.ForeignKey))
                        .toList();
                result.add(table.withConstraints(own));
            }
        }
        return Schema.of(result, schema.sequences().values());
    }

    /** Gives the columns of each table to each other's names, and the tables too. */
    private static Schema shuffled(Schema schema, Random random) {
        List<Table> tables = new ArrayList<>(schema.tables().values());
        List<Table> shuffled = new ArrayList<>(tables);
        Collections.shuffle(shuffled, random);
        List<Table> result = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            List<Column> columns = new ArrayList<>(shuffled.get(i).columns().values());
            List<Column> others = new ArrayList<>(columns);
            Collections.shuffle(others, random);
            List<Column> swapped = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                swapped.add(others.get(j).withName(columns.get(j).name()).withGenerated(null));
            }
            result.add(Table.of(tables.get(i).name(), swapped, List.of(), List.of(), null));
        }
        return Schema.of(result, List.of());
    }

    /** Makes lists of some enumerations, of others lists of values of a named type. */
    private static Schema listed(Schema schema, Random random) {
        return enumerations(schema, (column, type) -> switch (random.nextInt(3)) {
            case 0 -> type;
            case 1 -> new SqlType.Array(type, null);
            default ->
                new SqlType.Array(
                        new Enumeration(
                                EnumerationForm.NAMED,
                                Identifier.of(LISTED + column.name().text().replaceAll("\\W", "_")),
                                type.labels(),
                                null,
                                false,
                                true),
                        null);
        });
    }

    /** Takes a label from each enumeration that has several; two new ones in its place are no new name of it. */
    private static Schema relabelled(Schema schema, Random random) {
        return enumerations(schema, (column, type) -> {
            List<String> labels = new ArrayList<>(type.labels());
            if (labels.size() == 1) {
                return column.type();
            }
            String gone = labels.remove(random.nextInt(labels.size()));
            if (random.nextInt(3) == 0) {
                labels.addAll(List.of(gone + "2", gone + "3"));
            }
            Enumeration fewer = new Enumeration(
                    type.form(), type.typeName(), labels, type.length(), type.national(), type.checked());
            return column.type() instanceof SqlType.Array array ? new SqlType.Array(fewer, array.length()) : fewer;
        });
    }

    private static Schema enumerations(Schema schema, BiFunction<Column, Enumeration, SqlType> change) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            tables.add(table.withColumns(table.columns().values().stream()
                    .map(column -> EnumType.element(column.type()) instanceof Enumeration type
                            ? column.withType(change.apply(column, type))
                            : column)
                    .toList()));
        }
        return Schema.of(tables, schema.sequences().values()).withEnums(EnumType.of(tables));
    }

    /** Keeps part of the columns of each table. */
    private static Schema split(Schema schema, Random random) {
        List<Table> result = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            List<Column> kept = table.columns().values().stream()
                    .filter(column -> column.generated() == null && random.nextInt(3) > 0)
                    .toList();
            if (!kept.isEmpty()) {
                result.add(Table.of(table.name(), kept, List.of(), List.of(), null));
            }
        }
        return Schema.of(result, List.of());
    }

    /** Answers like a person who agrees to most of what is asked, and sometimes to something that was not. */
    private static DiffOptions answered(Schema from, Schema to, Known known, Random random, SortedSet<String> consent) {
        List<String> renames = new ArrayList<>();
        List<String> renamed = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        List<String> drops = new ArrayList<>();
        for (int turn = 0; turn < 200; turn++) {
            DiffOptions options = DiffOptions.parse(
                            String.join(",", renames), String.join(",", tables), String.join(",", drops))
                    .withNotRenamed(String.join(",", denied));
            try {
                SchemaDiff.between(from, to, options, known.evidence(), known.hints());
                consent.addAll(drops.stream().map(OptionText::key).toList());
                consent.addAll(renamed);
                return options;
            } catch (DropRefusedException e) {
                OpenQuestion question = e.next(random.nextBoolean());
                OpenQuestion.Choice choice =
                        question.choices().get(random.nextInt(question.choices().size()));
                switch (choice.kind()) {
                    case RENAMED -> {
                        renames.addAll(choice.texts());
                        renamed.addAll(labels(choice.texts()));
                        tables.addAll(choice.tables());
                    }
                    case NOT_RENAMED -> {
                        denied.addAll(choice.texts());
                        denied.addAll(choice.tables());
                    }
                    case ALLOW_DROP -> drops.addAll(choice.texts());
                    default -> turn += 5;
                }
            }
        }
        return DiffOptions.none();
    }

    /** Returns the labels that have another name: the rows that have them are changed before. */
    private static List<String> labels(List<String> renames) {
        return renames.stream()
                .filter(OptionText::isLabelRename)
                .map(each -> OptionText.key(each.substring(0, each.lastIndexOf(':'))))
                .toList();
    }

    @Test
    void nothingIsDroppedWithoutConsent() {
        int written = 0;
        int refused = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema from = RandomSchemas.of(seed);
            for (Schema to : models(seed, from)) {
                int well = isWritten(from, to, Known.nothing(), seed) ? 1 : 0;
                written += well;
                refused += 1 - well;
            }
        }
        assertThat(written).as("%s refused", refused).isGreaterThan(SEEDS * 4);
    }

    @Test
    void noLabelGoesWithoutConsent() {
        int written = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Schema from = listed(RandomSchemas.of(seed), random);
            written += isWritten(from, relabelled(from, random), Known.nothing(), seed) ? 1 : 0;
        }
        assertThat(written).isGreaterThan(SEEDS / 10);
    }

    /** What mappings and beans say of names, rightly or not, renames and never drops. */
    @Test
    void noHintAndNoMappingDropsAnything() {
        int written = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema from = RandomSchemas.of(seed);
            for (Schema to : models(seed, from)) {
                written += isWritten(from, to, Known.of(from, to, seed), seed) ? 1 : 0;
            }
        }
        assertThat(written).isGreaterThan(SEEDS);
    }

    /** What patterns leave out is not there for the comparison, on either side. */
    @Test
    void nothingIsDroppedThatIsNotCompared() {
        int written = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema from = RandomSchemas.of(seed);
            ObjectFilter filter = Known.filter(from, new Random(seed));
            for (Schema to : models(seed, from)) {
                Schema part = filter.in(from, to);
                written += isWritten(part, filter.in(to, to), Known.of(from, to, seed), seed) ? 1 : 0;
            }
        }
        assertThat(written).isGreaterThan(SEEDS);
    }

    private static boolean isWritten(Schema from, Schema to, Known known, long seed) {
        SortedSet<String> consent = new TreeSet<>();
        try {
            DiffOptions options = answered(from, to, known, new Random(seed), consent);
            List<Operation> operations = SchemaDiff.between(from, to, options, known.evidence(), known.hints());
            assertOnlyConsented(from, operations, consent, seed);
            assertNumbersGoOn(from, to, operations, consent, seed);
            return true;
        } catch (DropRefusedException | InvalidDecisionException e) {
            return false;
        }
    }

    private static void assertOnlyConsented(
            Schema from, List<Operation> operations, SortedSet<String> consent, long seed) {
        Replay state = Replay.from(from);
        for (Operation operation : operations) {
            if (operation instanceof DropTable drop && isOld(from, operations, drop)) {
                assertThat(consent).as("seed %s", seed).contains(OptionText.key(drop.table()));
            }
            if (operation instanceof AlterEnum alter) {
                assertConsented(from, state.schema(), alter, consent, seed);
            }
            if (operation instanceof AlterTable alter) {
                for (TableChange change : alter.changes()) {
                    assertConsented(state, alter, change, consent, seed);
                    state.apply(new AlterTable(alter.table(), List.of(change)));
                }
            } else {
                state.apply(operation);
            }
        }
    }

    /** A sequence that another one may take the place of is not dropped without consent. */
    private static void assertNumbersGoOn(
            Schema from, Schema to, List<Operation> operations, SortedSet<String> consent, long seed) {
        Schema renamed = Replay.apply(
                from, operations.stream().filter(RenameTable.class::isInstance).toList());
        SequenceCandidates candidates = new SequenceCandidates(renamed, to);
        for (Operation operation : operations) {
            Sequence gone = operation instanceof DropSequence drop ? renamed.sequence(drop.name()) : null;
            boolean followed = gone != null
                    && to.sequence(gone.name()) == null
                    && operations.stream()
                            .anyMatch(each -> each instanceof CreateSequence create
                                    && candidates
                                            .candidate(gone, create.sequence())
                                            .isPresent());
            if (followed) {
                assertThat(consent).as("seed %s", seed).contains(OptionText.key(gone.name()));
            }
        }
    }

    private static boolean isOld(Schema from, List<Operation> operations, DropTable drop) {
        return from.table(drop.table()) != null
                || operations.stream()
                        .anyMatch(each -> each instanceof RenameTable rename
                                && rename.renamed().equals(drop.table()));
    }

    /** Looks at the tables that are what they were but for labels: others may be new, and without rows. */
    private static void assertConsented(
            Schema from, Schema state, AlterEnum alter, SortedSet<String> consent, long seed) {
        EnumType type = state.enumType(alter.name());
        if (!from.tables().keySet().equals(state.tables().keySet())
                || !type.name().name().text().startsWith(LISTED)) {
            return;
        }
        for (Table table : state.using(alter.name())) {
            for (Column column : table.columns().values()) {
                if (type.isOf(column.type())) {
                    assertConsented(table, column, type.labels(), alter.labels(), consent, seed);
                }
            }
        }
    }

    private static void assertConsented(
            Table table, Column column, List<String> before, List<String> after, SortedSet<String> consent, long seed) {
        for (String label : before) {
            if (!after.contains(label)) {
                assertThat(consent)
                        .as("seed %s", seed)
                        .contains(OptionText.key(table.name()) + "." + OptionText.key(column.name()) + ":" + label);
            }
        }
    }

    private static void assertConsented(
            Replay state, AlterTable alter, TableChange change, SortedSet<String> consent, long seed) {
        Table table = state.table(alter.table());
        String key = OptionText.key(alter.table());
        if (change instanceof DropColumn drop) {
            Column column = table.column(drop.column());
            if (column.generated() == null) {
                assertThat(consent).as("seed %s", seed).contains(key + "." + OptionText.key(drop.column()));
            }
        }
        if (change instanceof SetColumnType type
                && EnumType.element(table.column(type.column()).type()) instanceof Enumeration before
                && EnumType.element(type.type()) instanceof Enumeration after) {
            assertConsented(table, table.column(type.column()), before.labels(), after.labels(), consent, seed);
        }
        assertThat(change instanceof RenameColumn rename && table.column(rename.from()) == null)
                .isFalse();
    }
}
