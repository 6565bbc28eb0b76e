package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which new tables may be tables that are gone. */
final class TableCandidates {

    private final Schema before;
    private final Schema after;
    private final Evidence evidence;

    TableCandidates(Schema before, Schema after, Evidence evidence) {
        this.before = before;
        this.after = after;
        this.evidence = evidence;
    }

    /** Returns what speaks for a table being another one now, or nothing if that cannot be. */
    Optional<Candidate> candidate(Table old, Table now) {
        int shared = shared(old, now);
        int all = old.columns().size() + now.columns().size() - shared;
        boolean small = old.columns().size() <= 2 && now.columns().size() <= 2;
        if (!Objects.equals(old.name().schema(), now.name().schema())
                || !(2 * shared >= all || small && keyShape(old).equals(keyShape(now)))) {
            return Optional.empty();
        }
        Score score = new Score();
        score.names(old.name().name().text(), now.name().name().text());
        entity(score, old, now);
        if (shared > 0) {
            score.add(all == 0 ? 0 : 50 * shared / all, shared + " of " + all + " columns alike");
        }
        if (keyShape(old).equals(keyShape(now))) {
            score.add(5);
        }
        references(score, old, now);
        return Optional.of(Candidate.ofTable(old.name(), now.name().name(), score));
    }

    /** Returns how many columns have the same letters in their names and the same type. */
    private static int shared(Table old, Table now) {
        List<String> left = columns(old);
        int count = 0;
        for (String column : columns(now)) {
            count += left.remove(column) ? 1 : 0;
        }
        return count;
    }

    private static List<String> columns(Table table) {
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns().values()) {
            columns.add(NameLikeness.letters(column.name().text()) + " " + TypeFamily.of(column.type()));
        }
        return columns;
    }

    private static List<String> keyShape(Table table) {
        PrimaryKey key = table.primaryKey();
        return key == null
                ? List.of()
                : key.columns().stream()
                        .map(table::column)
                        .filter(Objects::nonNull)
                        .map(column -> TypeFamily.of(column.type()))
                        .toList();
    }

    private void entity(Score score, Table old, Table now) {
        String entity = evidence.of(now.name()).orElse("");
        String simple = entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
        if (!simple.isEmpty()
                && NameLikeness.letters(simple)
                        .equals(NameLikeness.letters(old.name().name().text()))) {
            score.add(40, "the entity is " + entity);
        }
    }

    private void references(Score score, Table old, Table now) {
        int out = old.foreignKeys().size();
        int in = before.referencing(old.name()).size();
        boolean any = out + in > 0;
        boolean same = out == now.foreignKeys().size()
                && in == after.referencing(now.name()).size();
        if (any && same) {
            score.add(10, "as many foreign keys");
        } else if (same) {
            score.add(5);
        }
    }
}
