package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of a class, as Java text.
 *
 * @param kind what it stands for, for counts and for changes that fit it
 */
record Attribute(String name, String type, List<String> annotations, String kind) {

    Attribute {
        annotations = annotations.stream().filter(each -> !each.isEmpty()).toList();
    }

    Attribute(String name, String type, String kind, String... annotations) {
        this(name, type, List.of(annotations), kind);
    }

    Attribute withName(String changed) {
        return new Attribute(changed, type, annotations, kind);
    }

    Attribute withType(String changed) {
        return new Attribute(name, changed, annotations, kind);
    }

    Attribute withKind(String changed) {
        return new Attribute(name, type, annotations, changed);
    }

    Attribute with(String annotation) {
        List<String> more = new ArrayList<>(annotations);
        more.add(annotation);
        return new Attribute(name, type, more, kind);
    }

    Attribute without(String beginning) {
        return new Attribute(
                name,
                type,
                annotations.stream().filter(each -> !each.startsWith(beginning)).toList(),
                kind);
    }

    boolean has(String beginning) {
        return annotations.stream().anyMatch(each -> each.startsWith(beginning));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        annotations.forEach(each -> text.append("    ").append(each).append('\n'));
        return text.append("    ")
                .append(type)
                .append(' ')
                .append(name)
                .append(";\n")
                .toString();
    }
}
