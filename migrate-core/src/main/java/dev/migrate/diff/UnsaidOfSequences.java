package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sequences of a schema have and no model can say, as {@link Unsaid} describes. */
record UnsaidOfSequences(Schema model, Schema before) {

    static Schema added(Schema model, Schema before) {
        return before.sequences().isEmpty() ? model : new UnsaidOfSequences(model, before).schema();
    }

    private Schema schema() {
        List<Sequence> sequences = new ArrayList<>();
        model.sequences().values().forEach(each -> sequences.add(sequence(each)));
        for (Sequence old : before.sequences().values()) {
            boolean free = model.sequence(old.name()) == null && model.table(old.name()) == null;
            if (free && old.owner() != null && staysWithItsColumn(old.owner())) {
                sequences.add(old);
            }
        }
        Schema said = model.withSequences(sequences);
        return said.equals(model) ? model : said;
    }

    private Sequence sequence(Sequence sequence) {
        Sequence old = before.sequence(sequence.name());
        if (old == null) {
            return sequence;
        }
        boolean said = !sequence.options().equals(SequenceOptions.NONE);
        SequenceOwner owner = sequence.owner();
        if (owner == null && old.owner() != null && column(model, old.owner()) != null) {
            owner = old.owner();
        }
        return sequence.withOptions(said ? sequence.options() : old.options()).withOwner(owner);
    }

    /** A column that no longer takes numbers from it leaves it behind. */
    private boolean staysWithItsColumn(SequenceOwner owner) {
        Column old = column(before, owner);
        Column now = column(model, owner);
        return now != null
                && now.identity() == null
                && (old == null || old.defaultValue() == null || now.defaultValue() != null);
    }

    private static @Nullable Column column(Schema schema, SequenceOwner owner) {
        Table table = schema.table(owner.table());
        return table == null ? null : table.column(owner.column());
    }
}
