package dev.migrate.spring.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Keeps the revisions of the default location in a native image. */
final class MigrateRuntimeHints implements RuntimeHintsRegistrar {

    private static final String FOLDER = "db/migrations/";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern(FOLDER + "**");
        try {
            Resource[] classes = new PathMatchingResourcePatternResolver(classLoader)
                    .getResources("classpath*:" + FOLDER + "**/*.class");
            for (Resource each : classes) {
                String path = each.getURL().toString();
                String name = path.substring(path.lastIndexOf(FOLDER), path.length() - ".class".length());
                hints.reflection()
                        .registerType(
                                TypeReference.of(name.replace('/', '.')), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
