package dev.migrate.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A class of a model, as Java text.
 *
 * @param declaration what stands before the name and behind it: {@code class % extends Base}
 * @param kind entity, subclass, embeddable, key, enum, converter or helper, which Hibernate is not told
 * @param body what stands in it besides its attributes
 */
record ModelClass(
        String name,
        String kind,
        List<String> annotations,
        String declaration,
        List<Attribute> attributes,
        String body) {

    static final String PACKAGE = "com.acme";

    private static final List<String> IMPORTS = List.of(
            "jakarta.persistence.*",
            "jakarta.validation.constraints.*",
            "java.io.Serializable",
            "java.math.*",
            "java.net.*",
            "java.time.*",
            "java.util.*",
            "org.hibernate.annotations.*",
            "org.hibernate.type.SqlTypes");

    ModelClass {
        annotations = annotations.stream().filter(each -> !each.isEmpty()).toList();
        attributes = List.copyOf(attributes);
    }

    boolean isEntity() {
        return kind.equals("entity") || kind.equals("subclass");
    }

    ModelClass withAttributes(List<Attribute> changed) {
        return new ModelClass(name, kind, annotations, declaration, changed, body);
    }

    ModelClass with(Attribute attribute) {
        List<Attribute> more = new ArrayList<>(attributes);
        more.add(attribute);
        return withAttributes(more);
    }

    ModelClass without(Attribute attribute) {
        return withAttributes(
                attributes.stream().filter(each -> !each.equals(attribute)).toList());
    }

    ModelClass replacing(Attribute old, Attribute changed) {
        return withAttributes(attributes.stream()
                .map(each -> each.equals(old) ? changed : each)
                .toList());
    }

    ModelClass withAnnotations(List<String> changed) {
        return new ModelClass(name, kind, changed, declaration, attributes, body);
    }

    ModelClass with(String annotation) {
        List<String> more = new ArrayList<>(annotations);
        more.add(annotation);
        return withAnnotations(more);
    }

    ModelClass withBody(String changed) {
        return new ModelClass(name, kind, annotations, declaration, attributes, changed);
    }

    String source() {
        StringBuilder text = new StringBuilder("package " + PACKAGE + ";\n\n");
        IMPORTS.forEach(each -> text.append("import ").append(each).append(";\n"));
        text.append('\n');
        annotations.forEach(each -> text.append(each).append('\n'));
        text.append("public ").append(declaration.replace("%", name)).append(" {\n");
        return text.append(attributes.stream().map(Attribute::text).collect(Collectors.joining("\n")))
                .append(body)
                .append("}\n")
                .toString();
    }
}
