package dev.migrate.testing;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enum types, views, routines and triggers that a seed makes up, and what is done to them. */
final class RandomObjects {

    private static final List<String> TEXTS = List.of("select 1", "say 'hello'", "\n\"quoted\" $$ \\ größe");

    private final Chance chance;

    RandomObjects(Chance chance) {
        this.chance = chance;
    }

    /** Returns the types that columns of tables are of, and maybe one more. */
    List<EnumType> types(Collection<Table> tables) {
        List<EnumType> types = new ArrayList<>(EnumType.of(tables));
        if (chance.oneIn(3)) {
            types.add(type());
        }
        return types;
    }

    private EnumType type() {
        List<String> labels = chance.oneIn(4) ? List.of("ONLY") : chance.pick(RandomTypes.LABELS);
        return new EnumType(TableName.of(chance.objectName("mood")), labels);
    }

    List<Definition> definitions() {
        return chance.oneIn(2) ? List.of() : List.of(definition());
    }

    private Definition definition() {
        DefinitionKind kind = chance.pick(List.of(DefinitionKind.values()));
        TableName name = TableName.of(chance.objectName("made"));
        boolean trigger = kind == DefinitionKind.TRIGGER;
        return new Definition(
                new DefinitionName(
                        kind,
                        name,
                        kind.isRoutine() ? chance.pick(List.of("()", "(a int, b \"Kind\")")) : "",
                        trigger ? TableName.of(chance.objectName("t")) : null),
                chance.pick(TEXTS));
    }

    /** Returns an operation on an enum type, or null where there is none that can be altered so. */
    @Nullable
    Operation enumOperation(Schema state) {
        EnumType type = chance.oneIn(4) || state.enums().isEmpty()
                ? null
                : chance.pick(state.enums().values());
        if (type == null) {
            return new CreateEnum(type());
        }
        boolean free = state.using(type.name()).isEmpty();
        if (free && chance.oneIn(3)) {
            return new DropEnum(type.name());
        }
        if (chance.oneIn(5)) {
            return new RenameEnum(type.name(), chance.objectName("mood"));
        }
        if (free && chance.oneIn(2)) {
            String label = chance.pick(type.labels());
            return new RenameLabel(
                    type.name(), label, label + "_" + type.labels().size());
        }
        return new AlterEnum(type.name(), labels(type.labels()));
    }

    /** Returns what makes a type with two columns and renames a label of it in both. */
    List<Operation> relabelled(TableName table, boolean quoted) {
        EnumType type = new EnumType(TableName.of(chance.objectName("mood")), List.of("GLAD", "SAD"));
        Enumeration of = new Enumeration(EnumerationForm.NAMED, type.name().name(), type.labels(), null, false, true);
        Identifier first = Identifier.of("mood");
        Identifier second = quoted ? Identifier.quoted("Mood2") : Identifier.of("mood2");
        List<Column> columns = List.of(Column.of(first, of), Column.of(second, of));
        return List.of(
                new CreateEnum(type),
                new CreateTable(Table.of(table, columns, List.of(), List.of(), null)),
                new RenameLabel(
                        type.name(), "SAD", "BLUE", List.of(new InTable(table, first), new InTable(table, second))));
    }

    private List<String> labels(List<String> old) {
        List<String> labels = new ArrayList<>(old);
        if (labels.size() > 1 && chance.oneIn(3)) {
            labels.remove(0);
        } else if (chance.oneIn(4)) {
            Collections.reverse(labels);
        } else {
            int number = labels.size();
            while (labels.contains("MORE" + number)) {
                number++;
            }
            labels.add(chance.between(0, labels.size()), "MORE" + number);
        }
        return labels;
    }

    /** Returns an operation on a view, routine or trigger. */
    Operation definitionOperation(Schema state) {
        Definition old = chance.oneIn(3) || state.definitions().isEmpty()
                ? null
                : chance.pick(state.definitions().values());
        if (old == null) {
            return new CreateDefinition(definition());
        }
        DefinitionKind kind = old.name().kind();
        if ((kind.isView() || kind == DefinitionKind.DOMAIN) && chance.oneIn(3)) {
            int number = 0;
            RenameDefinition rename;
            do {
                rename = new RenameDefinition(
                        old.name(),
                        chance.oneIn(2)
                                ? Identifier.of("renamed_" + number++)
                                : Identifier.quoted("Renamed " + number++));
            } while (state.definitions().containsKey(rename.renamed()));
            return rename;
        }
        return chance.oneIn(3)
                ? new DropDefinition(old.name())
                : new ReplaceDefinition(new Definition(old.name(), chance.pick(TEXTS)));
    }

    /** Returns the move of a table to another schema, or null where that has such a table or there is none. */
    static @Nullable Operation moved(TableName table, Schema state) {
        if (state.schemas().isEmpty()) {
            return null;
        }
        SetSchema set = new SetSchema(
                table, table.schema() == null ? state.schemas().iterator().next() : null);
        return state.table(set.moved()) == null ? set : null;
    }
}
