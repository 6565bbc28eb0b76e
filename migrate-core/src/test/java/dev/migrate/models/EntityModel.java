package dev.migrate.models;

import dev.migrate.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Classes, and the settings with which Hibernate reads them.
 *
 * @param settings the settings, all of them texts
 */
record EntityModel(List<ModelClass> classes, Map<String, String> settings) {

    EntityModel {
        classes = List.copyOf(classes);
        settings = new LinkedHashMap<>(settings);
    }

    List<ModelClass> entities() {
        return classes.stream().filter(ModelClass::isEntity).toList();
    }

    ModelClass named(String name) {
        return classes.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    EntityModel withClasses(List<ModelClass> changed) {
        return new EntityModel(changed, settings);
    }

    EntityModel with(ModelClass added) {
        List<ModelClass> more = new ArrayList<>(classes);
        more.add(added);
        return withClasses(more);
    }

    EntityModel replacing(ModelClass old, ModelClass changed) {
        return withClasses(
                classes.stream().map(each -> each.equals(old) ? changed : each).toList());
    }

    EntityModel withSetting(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new EntityModel(classes, more);
    }

    /** Returns this model with collations that a database knows, each of which knows others; H2 has none of columns. */
    EntityModel on(TestDatabase product) {
        String known = product.isPostgresql() ? "C" : product == TestDatabase.SQLITE ? "nocase|rtrim" : "utf8mb4_\\w+";
        String first = known.replaceFirst("\\|.*", "").replace("\\w+", "bin");
        String unknown = "@Collate\\(\"(?!(?:" + known + ")\"\\))\\w+\"\\)";
        return product == TestDatabase.H2
                ? this
                : withClasses(classes.stream()
                        .map(each -> each.withBody(each.body().replaceAll(unknown, "@Collate(\"" + first + "\")")))
                        .toList());
    }

    String[] sources() {
        return classes.stream().map(ModelClass::source).toArray(String[]::new);
    }

    /** Returns everything, for the message of a failure. */
    String text() {
        return settings + "\n"
                + classes.stream()
                        .map(ModelClass::source)
                        .map(each -> each.substring(each.lastIndexOf("import")).replaceFirst(".*\n", ""))
                        .collect(Collectors.joining());
    }
}
