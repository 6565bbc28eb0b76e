package dev.migrate.dialect.h2;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.ConstraintFit;
import dev.migrate.dialect.DefinitionLowering;
import dev.migrate.dialect.EnumLowering;
import dev.migrate.dialect.IfNeededLowering;
import dev.migrate.dialect.IndexFit;
import dev.migrate.dialect.IndexVisibility;
import dev.migrate.dialect.RenamedSequence;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.dialect.ViewsInTheWay;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Rewriter;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says operations in H2's words. */
final class H2Lowering implements Rewriter {

    private static final DefinitionLowering DEFINITIONS = new DefinitionLowering(
            H2Names::of,
            EnumSet.of(DefinitionKind.DOMAIN, DefinitionKind.VIEW, DefinitionKind.TRIGGER),
            EnumSet.of(DefinitionKind.VIEW),
            kind -> kind.startsWith("materialized")
                    ? "H2 has no " + kind + "."
                    : "Migrate writes no " + kind + " for H2, which has them in Java: create alias with op.execute.");

    private final IndexFit fit;
    private final ConstraintFit constraints;

    H2Lowering(Abilities abilities) {
        this.fit = new IndexFit(abilities);
        this.constraints = new ConstraintFit(abilities);
    }

    @Override
    public List<Operation> rewrite(Operation asked, SchemaView before) {
        Operation operation = NamedOperation.of(asked);
        return isNoOtherName(operation) ? List.of() : lowered(operation, before);
    }

    private static ViewsInTheWay views(TableName over, SchemaView before) {
        return ViewsInTheWay.orBroken(over, before, SqlSyntax.H2);
    }

    private List<Operation> lowered(Operation operation, SchemaView before) {
        if (operation instanceof CreateTable create) {
            return createTable(create);
        }
        if (operation instanceof DropTable drop) {
            views(drop.table(), before).refuse("drop table");
        }
        if (operation instanceof RenameTable rename) {
            views(rename.from(), before).refuse("rename table");
        }
        if (operation instanceof AlterTable alter) {
            views(alter.table(), before).refuse(alter.changes());
            return alterTable(alter, before);
        }
        if (operation instanceof CreateIndex create) {
            fit.check(create.table(), create.index());
            return List.of(new CreateIndex(create.table(), fit.of(create.index())));
        }
        if (operation instanceof SetIndexVisible set) {
            new IndexVisibility("H2").check(set, before);
            return List.of();
        }
        if (operation instanceof DropIndex drop) {
            return H2Indexes.drop(new DropIndex(drop.table(), drop.name(), drop.columns()), before);
        }
        if (operation instanceof EnumOperation type) {
            return enumType(type, before);
        }
        if (operation instanceof DefinitionOperation definition) {
            return definition(definition, before);
        }
        if (operation instanceof IfNeeded needed) {
            return IfNeededLowering.lower(needed, before, this);
        }
        if (operation instanceof ExecuteSql execute && !execute.knownEffect().isEmpty()) {
            return List.of(new ExecuteSql(execute.sql(), effect(execute, before), execute.transactional()));
        }
        return ofSequencesAndSchemas(operation, before);
    }

    private static List<Operation> ofSequencesAndSchemas(Operation operation, SchemaView before) {
        if (operation instanceof SetSchema set) {
            throw unmovable(set);
        }
        if (operation instanceof AlterSequence alter) {
            return List.of(H2Numbers.altered(alter, before.sequence(alter.name())));
        }
        if (operation instanceof RenameSequence rename) {
            return renameSequence(rename, before);
        }
        if (operation instanceof CreateSequence create) {
            H2Numbers.FIT.refuseOwner(create.sequence());
        }
        return List.of(operation);
    }

    private static UnsupportedOperationInDialectException unmovable(SetSchema set) {
        return new UnsupportedOperationInDialectException(
                "H2 has no statement that moves a table to another schema.\n    table  " + set.table()
                        + "\n    to     " + set.moved()
                        + "\nCreate the table there, copy the rows with op.copy(…), and drop this one.");
    }

    /** A name in capitals between quotes is the name without them. */
    private static boolean isNoOtherName(Operation operation) {
        return operation instanceof RenameTable table && table.from().equals(table.renamed())
                || operation instanceof SetSchema set && set.table().equals(set.moved())
                || operation instanceof RenameSchema schema && schema.from().equals(schema.to())
                || operation instanceof RenameIndex index && index.from().equals(index.to())
                || operation instanceof RenameSequence sequence
                        && sequence.from().equals(sequence.renamed())
                || operation instanceof RenameEnum type
                        && H2Names.of(type.name()).equals(H2Names.of(type.renamed()));
    }

    private static List<Operation> definition(DefinitionOperation operation, SchemaView before) {
        if (operation instanceof RenameDefinition rename && rename.name().kind() == DefinitionKind.VIEW) {
            views(H2Names.of(rename.name().name()), before).refuse("rename view");
        }
        return DEFINITIONS.lower(operation);
    }

    /** The domain comes with the first column of the type, and gets its labels with each; it stays when they are gone. */
    private List<Operation> enumType(EnumOperation operation, SchemaView before) {
        if (operation instanceof DropEnum drop) {
            return List.of(
                    new ExecuteSql("drop domain if exists " + H2Dialect.WRITER.name(drop.name()), List.of(), true));
        }
        return operation instanceof RenameEnum rename
                ? H2Domains.renamed(rename, before)
                : new EnumLowering("H2", H2Names::of, this).lower(operation, before);
    }

    /** H2 has no statement for that: another sequence goes on with the next number of this one, which then goes. */
    private static List<Operation> renameSequence(RenameSequence operation, SchemaView before) {
        Sequence known = before.sequence(operation.from());
        if (known == null) {
            throw new UnsupportedOperationInDialectException(
                    "H2 has no statement that renames a sequence, and makes another one only if the old one is known."
                            + "\n    sequence  " + operation.from() + "\n    new name  " + operation.to()
                            + "\nCreate the sequence in a revision, or write the statements with op.execute(…).");
        }
        Sequence renamed = known.withName(operation.renamed());
        String sql = H2Dialect.WRITER.continued(renamed, operation.from());
        List<Operation> operations = new ArrayList<>();
        operations.add(new ExecuteSql(sql, List.of(new CreateSequence(renamed)), true));
        operations.addAll(RenamedSequence.defaults(operation, before));
        operations.add(new DropSequence(operation.from()));
        return operations;
    }

    private List<Operation> effect(ExecuteSql operation, SchemaView before) {
        return operation.knownEffect().stream()
                .flatMap(each -> each instanceof RenameSequence
                        ? Stream.of(NamedOperation.of(each))
                        : rewrite(each, before).stream())
                .filter(each -> !(each instanceof ExecuteSql))
                .toList();
    }

    private List<Operation> createTable(CreateTable operation) {
        operation
                .table()
                .constraints()
                .forEach(each -> constraints.check(operation.table().name(), each));
        Table table = H2Normalizer.normal(operation.table());
        List<Operation> operations = new ArrayList<>();
        for (Column column : table.columns().values()) {
            refuseCollation(column.collation());
            operations.addAll(domains(column.type(), null));
        }
        operations.add(new CreateTable(table));
        return operations;
    }

    private static void refuseCollation(@Nullable String collation) {
        if (collation != null) {
            H2Dialect.WRITER.collation(collation);
        }
    }

    private List<Operation> alterTable(AlterTable operation, SchemaView before) {
        List<Operation> domains = new ArrayList<>();
        List<TableChange> changes = new ArrayList<>();
        Table old = before.table(operation.table());
        Table table = old;
        for (TableChange change : operation.changes()) {
            if (change instanceof SetColumnType set) {
                domains.addAll(domains(H2Types.normal(set.type()), typeOf(table, set.column())));
            } else if (change instanceof AddConstraint add) {
                constraints.check(operation.table(), add.constraint());
            } else if (change instanceof SetColumnCollation set) {
                refuseCollation(set.collation());
            } else if (change instanceof AddColumn add) {
                refuseCollation(add.column().collation());
                domains.addAll(domains(H2Types.normal(add.column().type()), null));
            }
            List<TableChange> lowered = new ChangeLowering(table).lower(change);
            changes.addAll(lowered);
            table = table == null ? null : commented(Replay.apply(table, lowered), table, lowered);
        }
        if (!changes.isEmpty()) {
            domains.add(new AlterTable(operation.table(), changes));
        }
        if (old != null && table != null) {
            domains.addAll(CommentOn.constraintsOf(table));
            domains.removeAll(CommentOn.constraintsOf(Replay.apply(old, changes)));
        }
        return domains;
    }

    /** A constraint that is made anew in the place of the same one has lost what was said of it. */
    private static Table commented(Table changed, Table before, List<TableChange> lowered) {
        Table commented = changed;
        for (TableChange change : lowered) {
            Identifier name =
                    change instanceof AddConstraint add ? add.constraint().name() : null;
            String comment = name == null ? null : before.constraintComment(name);
            if (name != null && comment != null) {
                commented = commented.withConstraintComment(name, comment);
            }
        }
        return commented;
    }

    private static @Nullable SqlType typeOf(@Nullable Table table, Identifier name) {
        Column column = table == null ? null : table.column(name);
        return column == null ? null : column.type();
    }

    /** Returns what makes the domain of a named enumeration, or gives it the labels it shall have. */
    private static List<Operation> domains(SqlType type, @Nullable SqlType before) {
        if (type instanceof Array array) {
            return domains(array.element(), before instanceof Array old ? old.element() : null);
        }
        if (!(type instanceof Enumeration labels) || !labels.form().isNamed() || labels.typeName() == null) {
            return List.of();
        }
        Identifier name = labels.typeName();
        List<String> statements = new ArrayList<>();
        statements.add(H2Dialect.WRITER.createDomain(labels, name));
        if (before instanceof Enumeration old && name.equals(old.typeName())) {
            statements.addAll(H2Dialect.WRITER.alterDomain(labels, name));
        }
        return statements.stream()
                .<Operation>map(sql -> new ExecuteSql(sql, List.of(), true))
                .toList();
    }
}
