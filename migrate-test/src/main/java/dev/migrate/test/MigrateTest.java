package dev.migrate.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;

/**
 * Starts the application for {@link MigrationTests}: whole, without a web server, and with nothing that touches the
 * schema.
 *
 * <p>The tests need an empty database of their own. Name one here, or in a profile of the tests:
 *
 * <pre>{@code
 * @MigrateTest(properties = "spring.datasource.url=jdbc:h2:mem:history")
 * class HistoryTests extends MigrationTests {}
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = {"migrate.on-startup=none", "spring.jpa.hibernate.ddl-auto=none"})
public @interface MigrateTest {

    /** The application's properties, as {@code key=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** The application's classes; by default the one that is found in the test's package or above it. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
