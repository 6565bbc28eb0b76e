package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourcesTests {

    private static final String GREETING = """
            package db.migrations;

            import java.util.function.Supplier;

            public final class Greeting implements Supplier<String> {
                @Override
                public String get() {
                    return "hello";
                }
            }
            """;

    private static final String RAW = """
            class Raw {
                java.util.List list;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void compilesAndLoads() throws Exception {
        try (URLClassLoader loader = JavaSources.of(GREETING).strict().load(folder.resolve("classes"))) {
            Object greeting = loader.loadClass("db.migrations.Greeting")
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(greeting).isInstanceOfSatisfying(Supplier.class, it -> assertThat(it.get())
                    .isEqualTo("hello"));
        }
        assertThat(folder.resolve("classes/db/migrations/Greeting.class")).exists();
    }

    @Test
    void compilesAgainstTheClassPathOfTheTest() {
        assertThat(JavaSources.of("class A { dev.migrate.testsupport.Dump dump; }")
                        .compile(folder.resolve("classes")))
                .isEmpty();
    }

    @Test
    void warningsAreErrorsOnRequestOnly() {
        assertThat(JavaSources.of(RAW).compile(folder.resolve("lenient"))).isEmpty();
        assertThat(JavaSources.of(RAW).strict().compile(folder.resolve("strict")))
                .isEqualTo("""
                        Raw.java:2: warning: [rawtypes] found raw type: List
                            java.util.List list;
                                     ^
                          missing type arguments for generic class List<E>
                          where E is a type-variable:
                            E extends Object declared in interface List
                        error: warnings found and -Werror specified
                        1 error
                        1 warning
                        """);
    }

    @Test
    void errorsNameFileAndLine() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> JavaSources.of("package a.b;\nclass C { D d; }").compileTo(folder.resolve("classes")))
                .withMessage("""
                        javac refuses the sources:
                        a/b/C.java:2: error: cannot find symbol
                        class C { D d; }
                                  ^
                          symbol:   class D
                          location: class C
                        1 error
                        """);
    }
}
