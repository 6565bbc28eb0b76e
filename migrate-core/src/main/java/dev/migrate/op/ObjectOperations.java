package dev.migrate.op;

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
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/** Records what is done to objects that are a whole to the database: enum types, domains, views, routines and triggers. */
abstract class ObjectOperations {

    abstract void add(Operation operation);

    /**
     * Creates an enum type, where the database has such types: PostgreSQL. Columns are of it by {@code
     * namedEnumeration(name, labels)}, or by {@code raw(name)}.
     */
    public void createEnum(String name, String... labels) {
        add(new CreateEnum(new EnumType(TableName.of(name), List.of(labels))));
    }

    /**
     * Gives an enum type these labels, in this order. New labels are added in transactions of their own, since PostgreSQL
     * lets nobody use them before; where labels go or change places, the columns get a new type, which fails while a row
     * has a label that goes.
     */
    public void alterEnum(String name, String... labels) {
        add(new AlterEnum(TableName.of(name), List.of(labels)));
    }

    /** Gives an enum type another name, under which its columns are of it. */
    public void renameEnum(String from, String to) {
        add(new RenameEnum(TableName.of(from), Identifier.of(to)));
    }

    /**
     * Gives a label of an enum type another name, in all rows, in defaults, and in checks that compare columns with it.
     *
     * @param columns the columns of the type, {@code account.mood}: where the database has no enum types, each of them gets
     *     the new label, then its rows, then it loses the old one
     */
    public void renameEnumLabel(String name, String from, String to, String... columns) {
        List<InTable> places = Stream.of(columns).map(ObjectOperations::inTable).toList();
        add(new RenameLabel(TableName.of(name), from, to, places));
    }

    private static InTable inTable(String path) {
        int dot = path.lastIndexOf(path.endsWith("`") ? ".`" : ".");
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "op.renameEnumLabel takes columns with their tables, as account.mood, and not: " + path);
        }
        return new InTable(TableName.of(path.substring(0, dot)), Identifier.of(path.substring(dot + 1)));
    }

    /** Drops an enum type that no column is of. */
    public void dropEnum(String name) {
        add(new DropEnum(TableName.of(name)));
    }

    /**
     * Creates a domain, on PostgreSQL and H2; columns are of it by {@code raw(name)}.
     *
     * @param text its type, default and checks in the database's own words: {@code integer check (value > 0)}
     */
    public void createDomain(String name, String text) {
        add(new CreateDefinition(object(DefinitionKind.DOMAIN, name, text)));
    }

    /**
     * Drops a domain that no column is of and creates another one of the name. Within the effect of a statement it says
     * what {@code alter domain} has made of the domain.
     */
    public void replaceDomain(String name, String text) {
        add(new ReplaceDefinition(object(DefinitionKind.DOMAIN, name, text)));
    }

    /** Drops a domain that no column is of. */
    public void dropDomain(String name) {
        add(new DropDefinition(DefinitionName.of(DefinitionKind.DOMAIN, TableName.of(name))));
    }

    /** Creates a view of a query in the database's own words. */
    public void createView(String name, String query) {
        add(new CreateDefinition(object(DefinitionKind.VIEW, name, query)));
    }

    /** Gives a view another query; databases that keep what depends on it take new columns at the end only. */
    public void replaceView(String name, String query) {
        add(new ReplaceDefinition(object(DefinitionKind.VIEW, name, query)));
    }

    /** Drops a view. */
    public void dropView(String name) {
        add(new DropDefinition(DefinitionName.of(DefinitionKind.VIEW, TableName.of(name))));
    }

    /** Creates a view whose rows are kept, on PostgreSQL. */
    public void createMaterializedView(String name, String query) {
        add(new CreateDefinition(object(DefinitionKind.MATERIALIZED_VIEW, name, query)));
    }

    /** Drops a view whose rows are kept and creates it with another query; its indexes are gone with it. */
    public void replaceMaterializedView(String name, String query) {
        add(new ReplaceDefinition(object(DefinitionKind.MATERIALIZED_VIEW, name, query)));
    }

    /** Drops a view whose rows are kept. */
    public void dropMaterializedView(String name) {
        add(new DropDefinition(DefinitionName.of(DefinitionKind.MATERIALIZED_VIEW, TableName.of(name))));
    }

    /** Gives a view another name; grants and triggers stay with it. */
    public void renameView(String from, String to) {
        rename(DefinitionKind.VIEW, from, to);
    }

    /** Gives a view whose rows are kept another name, on PostgreSQL. */
    public void renameMaterializedView(String from, String to) {
        rename(DefinitionKind.MATERIALIZED_VIEW, from, to);
    }

    /** Gives a domain another name, under which its columns are of it. */
    public void renameDomain(String from, String to) {
        rename(DefinitionKind.DOMAIN, from, to);
    }

    private void rename(DefinitionKind kind, String from, String to) {
        add(new RenameDefinition(DefinitionName.of(kind, TableName.of(from)), Identifier.of(to)));
    }

    private static Definition object(DefinitionKind kind, String name, String text) {
        return new Definition(DefinitionName.of(kind, TableName.of(name)), text);
    }

    /**
     * Creates a function.
     *
     * @param signature the name and the arguments: {@code total(account_id bigint)}
     * @param text what stands behind them, in the database's own words
     */
    public void createFunction(String signature, String text) {
        add(new CreateDefinition(routine(DefinitionKind.FUNCTION, signature, text)));
    }

    /** Gives a function of the same name and arguments another text. */
    public void replaceFunction(String signature, String text) {
        add(new ReplaceDefinition(routine(DefinitionKind.FUNCTION, signature, text)));
    }

    /** Drops the function of a name and arguments. */
    public void dropFunction(String signature) {
        add(new DropDefinition(DefinitionName.ofRoutine(DefinitionKind.FUNCTION, signature)));
    }

    /** Creates a procedure, as {@link #createFunction} does a function. */
    public void createProcedure(String signature, String text) {
        add(new CreateDefinition(routine(DefinitionKind.PROCEDURE, signature, text)));
    }

    /** Gives a procedure of the same name and arguments another text. */
    public void replaceProcedure(String signature, String text) {
        add(new ReplaceDefinition(routine(DefinitionKind.PROCEDURE, signature, text)));
    }

    /** Drops the procedure of a name and arguments. */
    public void dropProcedure(String signature) {
        add(new DropDefinition(DefinitionName.ofRoutine(DefinitionKind.PROCEDURE, signature)));
    }

    private static Definition routine(DefinitionKind kind, String signature, String text) {
        return new Definition(DefinitionName.ofRoutine(kind, signature), text);
    }

    /**
     * Creates a trigger.
     *
     * @param text what stands behind its name, in the database's own words: {@code after insert on account …}
     */
    public void createTrigger(String name, String table, String text) {
        add(new CreateDefinition(new Definition(DefinitionName.ofTrigger(name, table), text)));
    }

    /** Gives a trigger another text. */
    public void replaceTrigger(String name, String table, String text) {
        add(new ReplaceDefinition(new Definition(DefinitionName.ofTrigger(name, table), text)));
    }

    /** Drops a trigger. */
    public void dropTrigger(String name, String table) {
        add(new DropDefinition(DefinitionName.ofTrigger(name, table)));
    }
}
