package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;

import dev.migrate.dialect.ConstraintFit;
import dev.migrate.dialect.DefinitionLowering;
import dev.migrate.dialect.Expressions;
import dev.migrate.dialect.IfNeededLowering;
import dev.migrate.dialect.IndexVisibility;
import dev.migrate.dialect.OwnWords;
import dev.migrate.dialect.RowNames;
import dev.migrate.dialect.ViewsInTheWay;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Rewriter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says portable operations in PostgreSQL's words. */
record PostgreSqlLowering(PostgreSqlWriter writer, PostgreSqlNormalizer normalizer) implements Rewriter {

    @Override
    public List<Operation> rewrite(Operation operation, SchemaView before) {
        return operation.accept(new Lowered(before));
    }

    private final class Lowered implements Operation.Visitor<List<Operation>> {

        private final SchemaView before;

        private Lowered(SchemaView before) {
            this.before = before;
        }

        @Override
        public List<Operation> createSchema(CreateSchema operation) {
            return List.of(new CreateSchema(normal(operation.name())));
        }

        @Override
        public List<Operation> dropSchema(DropSchema operation) {
            return List.of(new DropSchema(normal(operation.name())));
        }

        @Override
        public List<Operation> createTable(CreateTable operation) {
            Table table = operation.table();
            table.columns()
                    .values()
                    .forEach(column -> NamedEnumerations.check(table.name(), column.name(), column.type(), before));
            ConstraintFit fit = new ConstraintFit(PostgreSqlAbilities.of(writer.version()));
            table.constraints().forEach(each -> fit.check(table.name(), each));
            return created(normalizer.table(table));
        }

        /** PostgreSQL takes all constraints of a new table for valid. */
        private List<Operation> created(Table table) {
            List<Constraint> valid = new ArrayList<>();
            List<TableChange> later = new ArrayList<>();
            for (Constraint each : table.constraints()) {
                if (isValid(each)) {
                    valid.add(each);
                } else {
                    later.add(new TableChange.AddConstraint(each));
                }
            }
            return later.isEmpty()
                    ? List.of(new CreateTable(table))
                    : List.of(new CreateTable(table.withConstraints(valid)), new AlterTable(table.name(), later));
        }

        private static boolean isValid(Constraint constraint) {
            boolean unchecked =
                    constraint instanceof ForeignKey key && !key.options().valid()
                            || constraint instanceof Check check && !check.valid();
            return !unchecked;
        }

        @Override
        public List<Operation> dropTable(DropTable operation) {
            DropTable drop = new DropTable(normal(operation.table()));
            new ViewsInTheWay(drop.table(), before).refuse("drop table");
            return List.of(drop);
        }

        @Override
        public List<Operation> renameTable(RenameTable operation) {
            RenameTable rename = new RenameTable(normal(operation.from()), normal(operation.to()));
            if (rename.from().equals(rename.renamed())) {
                return List.of();
            }
            Table table = before.table(rename.from());
            List<TableChange> names =
                    table == null ? List.of() : namesOfChecks(table, table.withName(rename.renamed()));
            return names.isEmpty() ? List.of(rename) : List.of(new AlterTable(rename.from(), names), rename);
        }

        /** The checks of enumerations that are named after the table are named after its new name, before it has it. */
        private List<TableChange> namesOfChecks(Table from, Table to) {
            LabelChecks checks = new LabelChecks(writer, from);
            List<Identifier> taken = new ArrayList<>();
            from.constraints().forEach(each -> taken.add(each.name()));
            List<TableChange> renames = new ArrayList<>();
            for (Identifier column : from.columns().keySet()) {
                Check check = checks.of(column);
                if (check != null && check.name() != null && checks.isByMigrate(check, column)) {
                    Identifier name = LabelChecks.chosen(to, column, taken);
                    taken.add(name);
                    renames.add(new TableChange.RenameConstraint(check.name(), name));
                }
            }
            return renames;
        }

        @Override
        public List<Operation> alterTable(AlterTable operation) {
            NamedEnumerations.check(operation, before);
            List<Operation> lowered = new ArrayList<>();
            for (Operation each :
                    ChangeLowering.lowered(operation, before.table(normal(operation.table())), writer, normalizer)) {
                lowered.addAll(
                        each instanceof AlterTable alter
                                ? new ViewsInTheWay(alter.table(), before).around(alter)
                                : List.of(each));
            }
            return lowered;
        }

        @Override
        public List<Operation> createIndex(CreateIndex operation) {
            PostgreSqlAbilities.fit(writer.version()).check(operation.table(), operation.index());
            Table table = before.table(normal(operation.table()));
            if (table == null) {
                return List.of(new CreateIndex(normal(operation.table()), operation.index(), operation.concurrently()));
            }
            Expressions expressions = normalizer.expressions(table);
            return List.of(new CreateIndex(
                    table.name(), normalizer.index(operation.index(), table, expressions), operation.concurrently()));
        }

        @Override
        public List<Operation> dropIndex(DropIndex operation) {
            return List.of(new DropIndex(
                    normal(operation.table()),
                    normal(operation.name()),
                    normal(operation.columns()),
                    operation.concurrently()));
        }

        @Override
        public List<Operation> renameIndex(RenameIndex operation) {
            RenameIndex rename =
                    new RenameIndex(normal(operation.table()), normal(operation.from()), normal(operation.to()));
            return rename.from().equals(rename.to()) ? List.of() : List.of(rename);
        }

        @Override
        public List<Operation> createSequence(CreateSequence operation) {
            return List.of(new CreateSequence(normalizer.sequence(operation.sequence())));
        }

        @Override
        public List<Operation> dropSequence(DropSequence operation) {
            return List.of(new DropSequence(normal(operation.name())));
        }

        @Override
        public List<Operation> alterSequence(AlterSequence operation) {
            TableName name = normal(operation.name());
            return List.of(new AlterSequence(name, change(operation.change(), before.sequence(name))));
        }

        private SequenceChange change(SequenceChange change, @Nullable Sequence known) {
            Sequence before = known == null ? new Sequence(TableName.of("any"), 1, 1) : known;
            return change.said(normalizer.sequence(change.of(before)));
        }

        @Override
        public List<Operation> renameSequence(RenameSequence operation) {
            RenameSequence rename = new RenameSequence(normal(operation.from()), normal(operation.to()));
            return rename.from().equals(rename.renamed()) ? List.of() : List.of(rename);
        }

        @Override
        public List<Operation> commentOn(CommentOn operation) {
            return List.of(new CommentOn(
                    normal(operation.table()), operation.index(), normal(operation.name()), operation.comment()));
        }

        @Override
        public List<Operation> setIndexVisible(SetIndexVisible operation) {
            TableName table = normal(operation.table());
            Identifier name = normal(operation.name());
            new IndexVisibility("PostgreSQL").check(new SetIndexVisible(table, name, operation.visible()), before);
            return List.of();
        }

        @Override
        public List<Operation> schema(SchemaOperation operation) {
            if (operation instanceof SetSchema set) {
                Identifier schema = set.schema();
                SetSchema normal = new SetSchema(normal(set.table()), schema == null ? null : normal(schema));
                return normal.table().equals(normal.moved()) ? List.of() : List.of(normal);
            }
            RenameSchema rename = (RenameSchema) operation;
            RenameSchema normal = new RenameSchema(normal(rename.from()), normal(rename.to()));
            return normal.from().equals(normal.to()) ? List.of() : List.of(normal);
        }

        @Override
        public List<Operation> enumType(EnumOperation operation) {
            EnumOperation normal = operation.visit(new NormalEnums());
            if (normal instanceof RenameEnum rename && rename.name().equals(rename.renamed())) {
                return List.of();
            }
            EnumType type = before.enumType(normal.name());
            return normal instanceof AlterEnum alter && type != null && !type.growsTo(alter.labels())
                    ? ViewsInTheWay.around(alter, viewsOf(type))
                    : List.of(normal);
        }

        /** The views that read columns of a type, which get another one. */
        private List<KnownView> viewsOf(EnumType type) {
            Map<DefinitionName, KnownView> views = new LinkedHashMap<>();
            for (Table table : before.using(type.name())) {
                Set<Identifier> columns = table.columns().values().stream()
                        .filter(column -> type.isOf(column.type()))
                        .map(Column::name)
                        .collect(Collectors.toCollection(TreeSet::new));
                new ViewsInTheWay(table.name(), before)
                        .over(columns)
                        .forEach(each -> views.putIfAbsent(each.definition().name(), each));
            }
            return KnownView.inOrder(List.copyOf(views.values()));
        }

        @Override
        public List<Operation> definition(DefinitionOperation operation) {
            Set<DefinitionKind> all = EnumSet.allOf(DefinitionKind.class);
            return new DefinitionLowering(
                            PostgreSqlNames::normal,
                            all,
                            EnumSet.complementOf(EnumSet.of(DefinitionKind.MATERIALIZED_VIEW, DefinitionKind.DOMAIN)),
                            what -> what)
                    .lower(operation);
        }

        @Override
        public List<Operation> insertRows(InsertRows operation) {
            return List.of(new InsertRows(
                    normal(operation.table()), normal(operation.columns()), operation.rows(), normal(operation.key())));
        }

        @Override
        public List<Operation> updateRows(UpdateRows operation) {
            return List.of(new UpdateRows(
                    normal(operation.table()),
                    RowNames.of(operation.values(), PostgreSqlNames::normal),
                    RowNames.of(operation.where(), PostgreSqlNames::normal),
                    operation.batch()));
        }

        @Override
        public List<Operation> deleteRows(DeleteRows operation) {
            return List.of(
                    new DeleteRows(normal(operation.table()), RowNames.of(operation.where(), PostgreSqlNames::normal)));
        }

        @Override
        public List<Operation> copyRows(CopyRows operation) {
            return List.of(new CopyRows(
                    normal(operation.from()),
                    normal(operation.to()),
                    RowNames.of(operation.values(), PostgreSqlNames::normal),
                    RowNames.of(operation.where(), PostgreSqlNames::normal),
                    operation.batch()));
        }

        @Override
        public List<Operation> executeSql(ExecuteSql operation) {
            return ownWords().executeSql(operation);
        }

        private OwnWords ownWords() {
            return new OwnWords(each -> each.accept(this));
        }

        @Override
        public List<Operation> ifNeeded(IfNeeded operation) {
            return IfNeededLowering.lower(operation, before, (each, state) -> each.accept(this));
        }

        @Override
        public List<Operation> checkpoint(Checkpoint operation) {
            return List.of(operation);
        }

        @Override
        public List<Operation> custom(CustomOperation operation) {
            return ownWords().custom(operation, PostgreSqlDialect.NAME);
        }
    }
}
