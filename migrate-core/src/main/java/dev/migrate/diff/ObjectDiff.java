package dev.migrate.diff;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlExpressions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What leads from the enum types, views, routines and triggers of one schema to those of another. */
record ObjectDiff(Schema from, Schema to) {

    /** Returns what comes before tables change: what would be in the way goes, and types get all labels they had and have. */
    List<Operation> before() {
        List<Operation> operations = new ArrayList<>();
        for (Definition definition : from.definitions().values()) {
            if (!isDomain(definition) && !to.definitions().containsKey(definition.name())) {
                operations.add(new DropDefinition(definition.name()));
            }
        }
        Collections.reverse(operations);
        define(true, operations);
        for (EnumType type : to.enums().values()) {
            EnumType old = from.enumType(type.name());
            if (old == null) {
                operations.add(new CreateEnum(type));
            } else if (!old.missing(type.labels()).isEmpty()) {
                operations.add(new AlterEnum(type.name(), together(old, type)));
            }
        }
        return operations;
    }

    /** Returns what comes after tables have changed. */
    List<Operation> after() {
        List<Operation> operations = new ArrayList<>();
        for (EnumType type : to.enums().values()) {
            EnumType old = from.enumType(type.name());
            boolean isDone = old == null || together(old, type).equals(type.labels()) && !isMoved(old, type);
            if (!isDone) {
                operations.add(new AlterEnum(type.name(), type.labels()));
            }
        }
        for (EnumType type : from.enums().values()) {
            if (to.enumType(type.name()) == null) {
                operations.add(new DropEnum(type.name()));
            }
        }
        for (Definition definition : from.definitions().values()) {
            if (isDomain(definition) && !to.definitions().containsKey(definition.name())) {
                operations.add(new DropDefinition(definition.name()));
            }
        }
        define(false, operations);
        return operations;
    }

    /** Columns may be of a domain, so that it comes before them and goes after them. */
    private static boolean isDomain(Definition definition) {
        return definition.name().kind() == DefinitionKind.DOMAIN;
    }

    private void define(boolean domains, List<Operation> operations) {
        for (Definition definition : inOrder(to.definitions().values())) {
            Definition old = from.definitions().get(definition.name());
            if (isDomain(definition) != domains || definition.equals(old)) {
                continue;
            }
            operations.add(old == null ? new CreateDefinition(definition) : new ReplaceDefinition(definition));
        }
    }

    /** Returns definitions behind those that their texts mention; where the texts go round, in the order of their names. */
    static Collection<Definition> inOrder(Collection<Definition> definitions) {
        Set<Definition> ordered = new LinkedHashSet<>();
        definitions.forEach(each -> add(each, definitions, new HashSet<>(), ordered));
        return ordered;
    }

    private static void add(
            Definition definition, Collection<Definition> all, Set<Definition> begun, Set<Definition> ordered) {
        if (!begun.add(definition)) {
            return;
        }
        for (Definition other : all) {
            if (SqlExpressions.mentions(definition.text(), other.name().name().name())) {
                add(other, all, begun, ordered);
            }
        }
        ordered.add(definition);
    }

    private static boolean isMoved(EnumType old, EnumType type) {
        return old.missing(type.labels()).isEmpty() && !old.equals(type);
    }

    /** Returns the labels of a type and behind each of them the new ones that follow it. */
    private static List<String> together(EnumType old, EnumType type) {
        List<String> labels = new ArrayList<>(old.labels());
        int place = 0;
        for (String label : type.labels()) {
            int known = labels.indexOf(label);
            if (known < 0) {
                labels.add(place++, label);
            } else {
                place = known + 1;
            }
        }
        return labels;
    }
}
