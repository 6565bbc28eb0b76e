package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A change log and all that it includes, in Liquibase's order. */
public final class ChangeLogs {

    private final LiquibaseFiles files;
    private final Map<String, String> values;
    private final List<ChangeSet> changeSets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ChangeLogs(LiquibaseFiles files, Map<String, String> values) {
        this.files = files;
        this.values = new LinkedHashMap<>(values);
    }

    /**
     * Reads a change log.
     *
     * @param values what stands for {@code ${name}}
     * @throws MigrateException if a file is missing or cannot be read
     */
    public static ChangeLogs read(String path, LiquibaseFiles files, Map<String, String> values) {
        ChangeLogs logs = new ChangeLogs(files, values);
        logs.file(ChangeSet.normal(path), "");
        return logs;
    }

    List<ChangeSet> changeSets() {
        return Collections.unmodifiableList(changeSets);
    }

    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    private void file(String path, String from) {
        String text = files.text(path);
        if (text == null) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A change log of Liquibase is not there.\n    file         " + files.place(path)
                            + (from.isEmpty() ? "" : "\n    included by  " + files.place(from))
                            + "\nSay where the first one is: -Dscripts=db/changelog/db.changelog-master.yaml");
        }
        if (path.endsWith(".sql")) {
            sql(path, text);
        } else if (path.endsWith(".xml")) {
            entries(xml(path, text), path);
        } else {
            entries(yaml(path, text), path);
        }
    }

    private void sql(String path, String text) {
        if (!FormattedSql.isOne(text)) {
            changeSets.add(new ChangeSet("raw", "includeAll", path, files.place(path), Map.of(), "", text, null));
            return;
        }
        changeSets.addAll(FormattedSql.read(path, files.place(path), text, values, notes));
    }

    /** An entry of a change log: its kind and its attributes. */
    private record Entry(String kind, Map<String, String> attributes) {}

    private void entries(List<Entry> entries, String path) {
        for (Entry entry : entries) {
            Map<String, String> said = entry.attributes();
            switch (entry.kind()) {
                case "include" -> file(resolved(said, "file", path), path);
                case "includeAll" ->
                    files.below(resolved(said, "path", path)).stream()
                            .filter(each -> each.matches(".*\\.(sql|xml|ya?ml|json)"))
                            .forEach(each -> file(each, path));
                case "changeSet" ->
                    changeSets.add(new ChangeSet(
                            said.getOrDefault("id", ""),
                            said.getOrDefault("author", ""),
                            said.getOrDefault("logicalFilePath", path),
                            files.place(path),
                            Map.of(),
                            "",
                            null,
                            null));
                case "property" -> {
                    if (said.containsKey("name") && said.containsKey("value")) {
                        values.putIfAbsent(said.get("name"), said.get("value"));
                    }
                }
                default -> {
                    // preconditions and the like are about the database and make nothing
                }
            }
        }
    }

    private static String resolved(Map<String, String> said, String attribute, String path) {
        String name = ChangeSet.normal(said.getOrDefault(attribute, ""));
        boolean relative = said.getOrDefault("relativeToChangelogFile", "false").equals("true");
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return relative ? folder + name : name;
    }

    private List<Entry> xml(String path, String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setNamespaceAware(true);
            NodeList nodes = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement()
                    .getChildNodes();
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                if (nodes.item(i) instanceof Element element) {
                    entries.add(new Entry(element.getLocalName(), attributes(element)));
                }
            }
            return entries;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw malformed(path, e);
        }
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(String.valueOf(attribute.getLocalName()), attribute.getNodeValue());
        }
        return attributes;
    }

    private List<Entry> yaml(String path, String text) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            Object list = root instanceof Map<?, ?> map ? map.get("databaseChangeLog") : null;
            List<Entry> entries = new ArrayList<>();
            for (Object each : list instanceof List<?> several ? several : List.of()) {
                if (each instanceof Map<?, ?> one) {
                    one.forEach((kind, said) -> entries.add(new Entry(String.valueOf(kind), texts(said))));
                }
            }
            return entries;
        } catch (YAMLException e) {
            throw malformed(path, e);
        }
    }

    private static Map<String, String> texts(@Nullable Object said) {
        Map<String, String> texts = new TreeMap<>();
        if (said instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    private MigrateException malformed(String path, Exception e) {
        return new MigrateException(
                ExitCode.REFUSED,
                "A change log of Liquibase cannot be read.\n    file   " + files.place(path) + "\n    error  "
                        + String.valueOf(e.getMessage()).strip().replace("\n", "\n           ")
                        + "\nCorrect it, and import again.",
                e);
    }
}
