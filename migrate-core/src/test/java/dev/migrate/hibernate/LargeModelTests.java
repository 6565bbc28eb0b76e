package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionSource;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A revision for many entities, from their classes to its source, once when the code is new to the machine and once
 * when it is not.
 *
 * <p>The log shows Migrate's own share: what Hibernate itself needs to build its SessionFactory is not in it.
 */
class LargeModelTests {

    private static final int MANY = Integer.getInteger("large.tables", 60);

    @TempDir
    private Path folder;

    private final Dialect dialect = Dialects.onClassPath().named("postgresql:18");

    @Test
    void manyEntitiesAreReadComparedAndWritten() throws IOException, ReflectiveOperationException {
        String[] sources =
                IntStream.range(0, MANY).mapToObj(LargeModelTests::entity).toArray(String[]::new);
        try (URLClassLoader loader = JavaSources.of(sources).load(folder.resolve("classes"))) {
            Thread.currentThread().setContextClassLoader(loader);
            List<Class<?>> entities = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                entities.add(loader.loadClass("com.acme.Item" + i));
            }
            Model model = Model.of(entities.toArray(Class<?>[]::new));
            run(model, "new");
            Schema schema = run(model, "known");
            assertThat(schema.tables()).hasSize(MANY);
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    private Schema run(Model model, String code) {
        HibernateModel read = reading(
                model,
                moment -> ModelReader.read(moment, dialect),
                ReadingSettings::neutral,
                code + ": read the model");
        RealColumns real = reading(model, RealColumns::read, ReadingSettings::real, code + ": read Hibernate's types");
        assertThat(timed(code + ": compare the types", () -> TypeOracle.check(read, real, dialect)))
                .isEmpty();
        Schema schema = read.schema();
        List<Operation> upgrade =
                timed(code + ": compare the schemas", () -> SchemaDiff.between(Schema.empty(), schema));
        assertThat(Replay.apply(Schema.empty(), upgrade)).isEqualTo(schema);
        timed(
                code + ": write the revision",
                () -> JavaRevisionWriter.write(new RevisionSource(
                        "db.migrations",
                        "Rev",
                        "3f2a9c1d7b42",
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        "",
                        upgrade,
                        Reverse.of(upgrade, Schema.empty()),
                        Schema.empty())));
        return schema;
    }

    private <R> R reading(
            Model model,
            Function<Capture.Moment, R> reading,
            BiFunction<ReadingSettings, Capture<?>, Map<String, Object>> settings,
            String what) {
        Capture<R> capture = new Capture<>(null, moment -> timed(what, () -> reading.apply(moment)));
        model.build(settings.apply(new ReadingSettings(model.settings(), dialect), capture));
        return capture.result();
    }

    private static <R> R timed(String what, Supplier<R> work) {
        long start = cpuTime();
        R result = work.get();
        System.out.println("  " + (cpuTime() - start) / 1_000_000 + " ms of CPU  " + what);
        return result;
    }

    /** Other work on the machine is not in it. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String entity(int number) {
        return String.format(
                Locale.ROOT, """
                package com.acme;

                import jakarta.persistence.*;

                @Entity
                @Table(indexes = @Index(columnList = "state, created_at"))
                public class Item%1$d {
                    public enum State { NEW, ACTIVE, CLOSED }

                    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                    @Column(unique = true, length = 40) String code;
                    @Enumerated(EnumType.STRING) State state;
                    @Column(precision = 12, scale = 2, nullable = false) java.math.BigDecimal amount;
                    java.time.Instant createdAt;
                    @Column(length = 2000) String note;
                    java.util.UUID externalId;
                    boolean active;
                    @ManyToOne(fetch = FetchType.LAZY) Item%2$d next;
                    @ManyToOne(fetch = FetchType.LAZY) Item%3$d far;
                }
                """, number, number % 10 < 9 && number + 1 < MANY ? number + 1 : number, number / 20 * 10);
    }
}
