package dev.migrate.models;

import static dev.migrate.testsupport.TestDatabase.H2;
import static dev.migrate.testsupport.TestDatabase.MARIADB_11_4;
import static dev.migrate.testsupport.TestDatabase.MYSQL_8_0;
import static dev.migrate.testsupport.TestDatabase.POSTGRESQL_18;
import static dev.migrate.testsupport.TestDatabase.SQLITE;

import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The model of an application that others have published, which the profile {@code published-models} puts on the class path.
 *
 * @param products the databases on which Hibernate can create it
 * @param places classes in the archives that it is in
 */
record PublishedModel(String name, Set<TestDatabase> products, List<String> places) {

    private static final Set<TestDatabase> EVERYWHERE = EnumSet.of(POSTGRESQL_18, MYSQL_8_0, MARIADB_11_4, H2, SQLITE);
    private static final String SCHEMA = "causeway_ext_secman";
    private static final List<String> MAPPED = Stream.of("Entity", "Embeddable", "MappedSuperclass", "Converter")
            .map(each -> "Ljakarta/persistence/" + each + ";")
            .toList();

    static List<PublishedModel> all() {
        return List.of(
                new PublishedModel(
                        "Axon",
                        EVERYWHERE,
                        List.of(
                                "org.axonframework.eventhandling.tokenstore.jpa.TokenEntry",
                                "org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry",
                                "org.axonframework.modelling.saga.repository.jpa.SagaEntry")),
                new PublishedModel(
                        "Causeway's secman",
                        EVERYWHERE,
                        List.of("org.apache.causeway.extensions.secman.jpa.user.dom.ApplicationUser")),
                // Has columns defined as timestamp with time zone
                new PublishedModel("DSpace", EnumSet.of(POSTGRESQL_18, H2, SQLITE), List.of("org.dspace.content.Item")),
                new PublishedModel("Keycloak", EVERYWHERE, List.of("org.keycloak.models.jpa.entities.RealmEntity")),
                // Has columns defined as jsonb
                new PublishedModel(
                        "Kogito's data index",
                        EnumSet.of(POSTGRESQL_18, SQLITE),
                        List.of("org.kie.kogito.index.jpa.model.JobEntity")),
                new PublishedModel(
                        "Spring Modulith",
                        EVERYWHERE,
                        List.of("org.springframework.modulith.events.jpa.JpaEventPublication")));
    }

    /** Loads what is mapped in the archives, with the names that Spring Boot gives. */
    CompiledModel load() {
        List<String> mapped =
                places.stream().flatMap(each -> mapped(archive(each))).sorted().toList();
        Map<String, String> settings = Map.of(
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
                // Columns are called value, which H2 takes for a key word
                "hibernate.auto_quote_keyword",
                "true",
                // SQLite refuses the one query that asks for all of 86 tables
                "hibernate.hbm2ddl.jdbc_metadata_extraction_strategy",
                "individually");
        return CompiledModel.of(mapped, settings, SCHEMA);
    }

    private static Stream<String> mapped(Path archive) {
        try (JarFile jar = new JarFile(archive.toFile())) {
            return jar.stream()
                    .filter(each -> each.getName().endsWith(".class") && isMapped(jar, each))
                    .map(each -> each.getName().replaceFirst("\\.class$", "").replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path archive(String place) {
        try {
            Class<?> found = Class.forName(place, false, PublishedModel.class.getClassLoader());
            return Path.of(
                    found.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("Not on the class path: run with -Ppublished-models", e);
        }
    }

    /** Annotations stand in a class file by their names. */
    private static boolean isMapped(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return MAPPED.stream().anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
