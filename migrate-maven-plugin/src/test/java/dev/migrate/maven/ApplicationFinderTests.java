package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.JavaSources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationFinderTests {

    private static final String ANNOTATION = """
            package org.springframework.boot.autoconfigure;

            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface SpringBootApplication {}
            """;
    private static final String ANNOTATED = "@org.springframework.boot.autoconfigure.SpringBootApplication";

    @TempDir
    Path folder;

    @Test
    void theAnnotatedClassWithAMainMethodIsTheApplication() {
        Path classes = compile(application("ShopApplication"), main("Tool"));

        assertThat(ApplicationFinder.find("shop", classes, null, "check")).contains("shop.ShopApplication");
    }

    @Test
    void aMainMethodAloneIsNoApplication() {
        assertThat(ApplicationFinder.find("shop", compile(main("Tool")), null, "check"))
                .isEmpty();
    }

    @Test
    void aModuleWithoutClassesHasNoApplication() {
        assertThat(ApplicationFinder.find("parent", folder.resolve("none"), null, "check"))
                .isEmpty();
    }

    @Test
    void aMainMethodBesideTheAnnotatedClassStartsIt() {
        Path classes = compile("package shop;\n" + ANNOTATED + "\nclass Shop {}", main("ShopKt"));

        assertThat(ApplicationFinder.find("shop", classes, null, "check")).contains("shop.ShopKt");
    }

    @Test
    void twoApplicationsAreRefusedByName() {
        Path classes = compile(application("Shop"), application("Admin"));

        assertThatThrownBy(() -> ApplicationFinder.find("shop", classes, null, "check"))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessage("""
                        Module 'shop' has 2 applications.
                            shop.Admin
                            shop.Shop
                        Say which one: mvn migrate:check -DmainClass=shop.Admin""");
    }

    @Test
    void theClassThatIsNamedIsTheApplicationOfTheModuleThatHasIt() {
        Path classes = compile(application("Shop"), application("Admin"));

        assertThat(ApplicationFinder.find("shop", classes, "shop.Shop", "check"))
                .contains("shop.Shop");
        assertThat(ApplicationFinder.find("shop", classes, "other.Shop", "check"))
                .isEmpty();
    }

    private Path compile(String... sources) {
        return JavaSources.of(sources)
                .with("org/springframework/boot/autoconfigure/SpringBootApplication.java", ANNOTATION)
                .compileTo(folder.resolve("classes"));
    }

    private static String application(String name) {
        return main(name).replace("public class", ANNOTATED + "\npublic class");
    }

    private static String main(String name) {
        return "package shop;\npublic class " + name + " { public static void main(String[] args) {} }";
    }
}
