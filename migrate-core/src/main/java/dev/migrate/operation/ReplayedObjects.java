package dev.migrate.operation;

import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sequences and enum types of a replay. */
final class ReplayedObjects implements EnumOperation.Visitor<EnumType> {

    private final TreeMap<TableName, Sequence> sequences;
    private final TreeMap<TableName, EnumType> enums;
    private final OwnedSequences owned;

    ReplayedObjects(Schema schema, Map<TableName, Table> tables) {
        this.sequences = new TreeMap<>(schema.sequences());
        this.enums = new TreeMap<>(schema.enums());
        this.owned = new OwnedSequences(sequences, tables);
    }

    OwnedSequences owned() {
        return owned;
    }

    Collection<Sequence> sequences() {
        return sequences.values();
    }

    Collection<EnumType> enums() {
        return enums.values();
    }

    @Nullable
    Sequence sequence(TableName name) {
        return sequences.get(name);
    }

    @Nullable
    EnumType enumType(TableName name) {
        return enums.get(name);
    }

    void create(Sequence sequence) {
        owned.requireOwner(sequence, "create");
        Replay.require(
                sequences.put(sequence.name(), sequence) == null,
                "Cannot create sequence %s: it exists.",
                sequence.name());
    }

    void dropSequence(TableName name) {
        Replay.require(sequences.remove(name) != null, "Cannot drop sequence %s: there is none.", name);
    }

    void alter(AlterSequence operation) {
        Sequence sequence = sequences.get(operation.name());
        if (sequence == null) {
            throw Replay.refused("Cannot alter sequence %s: there is none.", operation.name());
        }
        Sequence changed = operation.change().of(sequence);
        if (operation.change().owner() != null) {
            owned.requireOwner(changed, "alter");
        }
        sequences.put(sequence.name(), changed);
    }

    void rename(RenameSequence operation) {
        Sequence sequence = sequences.remove(operation.from());
        if (sequence == null) {
            throw Replay.refused("Cannot rename sequence %s: there is none.", operation.from());
        }
        Sequence renamed = sequence.withName(operation.renamed());
        Replay.require(
                sequences.put(renamed.name(), renamed) == null,
                "Cannot rename sequence %s to %s: there is one of that name.",
                operation.from(),
                operation.to());
    }

    void rename(RenameSchema operation) {
        for (Sequence each : List.copyOf(sequences.values())) {
            sequences.remove(each.name());
            Sequence renamed = each.withName(operation.renamed(each.name()));
            sequences.put(renamed.name(), renamed);
        }
        for (EnumType each : List.copyOf(enums.values())) {
            enums.remove(each.name());
            put(new EnumType(operation.renamed(each.name()), each.labels()));
        }
    }

    @Override
    public EnumType createEnum(CreateEnum operation) {
        Replay.require(
                enums.put(operation.name(), operation.type()) == null,
                "Cannot create enum type %s: it exists.",
                operation.name());
        return operation.type();
    }

    @Override
    public EnumType alterEnum(AlterEnum operation) {
        existing(operation.name(), "alter");
        return put(new EnumType(operation.name(), operation.labels()));
    }

    @Override
    public EnumType renameLabel(RenameLabel operation) {
        EnumType type = existing(operation.name(), "alter");
        Replay.require(
                type.labels().contains(operation.from()) && !type.labels().contains(operation.to()),
                "Cannot rename label %s of enum type %s to %s: its labels are %s.",
                operation.from(),
                operation.name(),
                operation.to(),
                String.join(", ", type.labels()));
        return put(new EnumType(
                type.name(),
                type.labels().stream()
                        .map(each -> each.equals(operation.from()) ? operation.to() : each)
                        .toList()));
    }

    @Override
    public EnumType renameEnum(RenameEnum operation) {
        EnumType type = existing(operation.name(), "rename");
        Replay.require(
                !enums.containsKey(operation.renamed()),
                "Cannot rename enum type %s to %s: there is one of that name.",
                operation.name(),
                operation.to());
        enums.remove(operation.name());
        return put(new EnumType(operation.renamed(), type.labels()));
    }

    private EnumType put(EnumType type) {
        enums.put(type.name(), type);
        return type;
    }

    @Override
    public EnumType dropEnum(DropEnum operation) {
        EnumType type = existing(operation.name(), "drop");
        enums.remove(operation.name());
        return type;
    }

    private EnumType existing(TableName name, String verb) {
        EnumType type = enums.get(name);
        if (type == null) {
            throw Replay.refused("Cannot %s enum type %s: there is none.", verb, name);
        }
        return type;
    }
}
