package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/**
 * What stands in a change log in XML, YAML or JSON.
 *
 * @param said the change log's own attributes, by their names in lower case
 * @param entries what it holds
 */
record ChangeLogText(Map<String, String> said, List<Entry> entries) {

    /**
     * An entry of a change log.
     *
     * @param kind such as {@code include}
     * @param said its attributes, by their names in lower case
     */
    record Entry(String kind, Map<String, String> said) {

        String get(String name) {
            return said.getOrDefault(name, "");
        }
    }

    /**
     * Reads a change log.
     *
     * @param path its name, by which its form is known
     * @param place the same for people
     * @throws MigrateException if it cannot be read
     */
    static ChangeLogText read(String path, String place, String text) {
        try {
            return path.endsWith(".xml") ? xml(text) : yaml(text);
        } catch (ParserConfigurationException | SAXException | IOException | YAMLException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A change log of Liquibase cannot be read.\n    file   " + place + "\n    error  "
                            + String.valueOf(e.getMessage()).strip().replace("\n", "\n           ")
                            + "\nCorrect it, and import again.",
                    e);
        }
    }

    private static ChangeLogText xml(String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        NodeList nodes = root.getChildNodes();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                entries.add(new Entry(element.getLocalName(), attributes(element)));
            }
        }
        return new ChangeLogText(attributes(root), entries);
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(lower(attribute.getLocalName()), attribute.getNodeValue());
        }
        return attributes;
    }

    /** Attributes of the change log stand among its entries, as names with a text instead of a map. */
    private static ChangeLogText yaml(String text) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Object list = root instanceof Map<?, ?> map ? map.get("databaseChangeLog") : null;
        List<Entry> entries = new ArrayList<>();
        Map<String, String> own = new TreeMap<>();
        for (Object each : list instanceof List<?> several ? several : List.of()) {
            if (each instanceof Map<?, ?> one) {
                one.forEach((kind, said) -> {
                    if (said instanceof Map<?, ?> map) {
                        entries.add(new Entry(String.valueOf(kind), texts(map)));
                    } else {
                        own.put(lower(kind), String.valueOf(said));
                    }
                });
            }
        }
        return new ChangeLogText(own, entries);
    }

    private static Map<String, String> texts(Map<?, ?> said) {
        Map<String, String> texts = new TreeMap<>();
        said.forEach((name, value) -> texts.put(lower(name), String.valueOf(value)));
        return texts;
    }

    private static String lower(@Nullable Object name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT);
    }
}
