package dev.migrate.spring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;

/** The structure of this module, which is a thin adapter made as Spring Boot makes its own. */
@AnalyzeClasses(locations = ArchitectureTests.ThisModule.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.migrate.spring.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a cycle makes several packages one");

    @ArchTest
    static final ArchRule adaptersUseTheCommandsOnly = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.migrate..")
                    .and(resideOutsideOfPackages(
                            "dev.migrate",
                            "dev.migrate.command",
                            "dev.migrate.cli",
                            "dev.migrate.spring..",
                            // the words in which the commands answer and are configured
                            "dev.migrate.runtime",
                            "dev.migrate.revision",
                            // the application's model, which only the adapter can reach
                            "dev.migrate.hibernate",
                            "dev.migrate.dialect",
                            // what the application says of the tool that it leaves
                            "dev.migrate.foreign",
                            "dev.migrate.schema",
                            "dev.migrate.operation")))
            .because("what an adapter needs, every adapter needs: it belongs to the commands");

    @ArchTest
    static final ArchRule autoConfigurationsArePublicAndFinal = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .bePublic()
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(true)
            .because("others order theirs by ours, and nobody extends them");

    @ArchTest
    static final ArchRule autoConfigurationsHaveNoPublicMethods = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("nobody calls them");

    @ArchTest
    static final ArchRule conditionsAreNotPublic = classes()
            .that()
            .implement(Condition.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("they serve the auto-configuration beside them");

    @ArchTest
    static final ArchRule beanMethodsAreNotConditionalOnClasses = methods()
            .that(metaAnnotatedWith(Bean.class))
            .should()
            .notBeAnnotatedWith(ConditionalOnClass.class)
            .allowEmptyShould(true)
            .because("the class that holds the method is loaded, with its signatures, before the condition is asked");

    /** The folder of this module's classes, without its tests and without other modules. */
    static final class ThisModule implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            try {
                URI tests = testClass
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI();
                return Set.of(Location.of(tests.resolve("../classes/").toURL()));
            } catch (URISyntaxException | MalformedURLException e) {
                throw new IllegalStateException("No folder of classes beside " + testClass, e);
            }
        }
    }
}
