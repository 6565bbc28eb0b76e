package dev.migrate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.migrate.Accesses.collectionWithoutOrder;
import static dev.migrate.Accesses.member;
import static dev.migrate.Accesses.method;
import static dev.migrate.Accesses.nowWithoutClock;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.migrate.dialect.MigrationLock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** The structure of this module: a rule is added when a bug was found that it would have caught. */
@AnalyzeClasses(locations = ArchitectureTests.ThisModule.class)
class ArchitectureTests {

    private static final String[] PURE = {
        "dev.migrate",
        "dev.migrate.schema..",
        "dev.migrate.operation..",
        "dev.migrate.diff..",
        "dev.migrate.source..",
        "dev.migrate.lint..",
        "dev.migrate.revision..",
        "dev.migrate.picture..",
        "dev.migrate.sql.."
    };

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.migrate.(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle makes several packages one");

    @ArchTest
    static final ArchRule arrowsPointInOneDirection = classes()
            .should(new Arrows("""
                            root      ->
                            sql       ->
                            schema    -> root
                            operation -> root sql schema
                            op        -> root schema operation
                            diff      -> root schema operation
                            dialect   -> root sql schema operation
                            dialect.* -> root sql schema operation dialect
                            plan      -> root schema operation op dialect
                            lint      -> root schema operation dialect
                            source    -> root sql schema operation dialect
                            revision  -> root
                            script    -> root sql operation op revision
                            foreign   -> root script
                            runtime   -> root sql schema operation op dialect live plan revision script
                            hibernate -> root schema operation op dialect
                            live      -> root schema operation diff dialect
                            command   -> root schema operation op diff dialect live plan lint source revision script foreign runtime hibernate
                            picture   ->
                            cli       -> root command picture
                            """))
            .because("whoever reads a package has to know only what stands to the right of its arrow");

    @ArchTest
    static final ArchRule theModelIsPure = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.io..",
                    "java.nio",
                    "java.nio.channels..",
                    "java.nio.file..",
                    "java.net..",
                    "org.springframework.."))
            .allowEmptyShould(true)
            .because("the model, its changes and their interpreters are functions of values");

    @ArchTest
    static final ArchRule onlyTheEdgesKnowJdbc = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.migrate.dialect..",
                    "dev.migrate.runtime..",
                    "dev.migrate.op..",
                    "dev.migrate.hibernate..",
                    "dev.migrate.live..",
                    "dev.migrate.command..",
                    "dev.migrate.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
            .because(
                    "dialects, the runtime and scratch places talk to the database; op.run, command and cli pass a connection on");

    @ArchTest
    static final ArchRule onlyScriptsKnowFiles = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.migrate.script..",
                    "dev.migrate.command..",
                    "dev.migrate.cli..",
                    "dev.migrate.dialect.sqlite..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..").or(type(java.io.File.class)))
            .because("revisions are read and written in one place; SQLite has a file that says who migrates");

    @ArchTest
    static final ArchRule coreKnowsNoSpring = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.."))
            .because("the engine works without Spring");

    @ArchTest
    static final ArchRule outputHasAnOrder = noClasses()
            .should()
            .accessTargetWhere(collectionWithoutOrder())
            .because(
                    "it differs from run to run, and everything here ends in a file or a plan: use LinkedHashMap or a list");

    @ArchTest
    static final ArchRule textHasALocale = noClasses()
            .should()
            .accessTargetWhere(method(String.class, "toLowerCase")
                    .or(method(String.class, "toUpperCase"))
                    .or(method(String.class, "format", String.class, Object[].class))
                    .or(method(String.class, "formatted", Object[].class))
                    .or(method(System.class, "lineSeparator")))
            .because("output must not depend on the machine: use Locale.ROOT and \\n");

    @ArchTest
    static final ArchRule operationsAndChangesAreRecords = classes()
            .that(describe("are operations, changes or constraints", ArchitectureTests::isValueOfTheModel))
            .should()
            .beRecords()
            .allowEmptyShould(true)
            .because("they are compared by value; a custom operation may say in equals what its value is");

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes().should(new ArchCondition<>("be in a @NullMarked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(
                    type, marked, type.getName() + " is " + (marked ? "" : "not ") + "in a @NullMarked package"));
        }
    });

    @ArchTest
    static final ArchRule aDialectShowsItsProviders = classes()
            .that()
            .resideInAPackage("dev.migrate.dialect.*..")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .implement("dev.migrate.dialect.DialectProvider")
            .because("a dialect is used as a whole; databases that speak alike share a package, with a provider each");

    @ArchTest
    static final ArchRule aDialectHasAProvider = classes()
            .that()
            .resideInAPackage("dev.migrate.dialect.*..")
            .should(new HaveAPublicTypeInTheirPackage())
            .because("nothing but its provider leads to a dialect");

    @ArchTest
    static final ArchRule onlyTheCommandLineTouchesTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage("dev.migrate.cli..")
            .should()
            .accessTargetWhere(member(System.class, "in", "out", "err", "exit")
                    .or(member(Runtime.class, "exit", "halt"))
                    .or(member(Throwable.class, "printStackTrace")))
            .because("Migrate is a library in somebody's application");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .accessTargetWhere(nowWithoutClock().or(member(System.class, "currentTimeMillis")))
            .orShould()
            .dependOnClassesThat(type(Date.class))
            .because("what depends on the time can be tested only if the time is passed in");

    @ArchTest
    static final ArchRule locksEndByTheDatabasesClock = noClasses()
            .that()
            .implement(MigrationLock.class)
            .should()
            .dependOnClassesThat(type(Clock.class))
            .because("the clocks of the machines that migrate may be days apart");

    @ArchTest
    static final ArchRule exceptionsAreMigrateExceptions = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(MigrateException.class)
            .because("every failure carries an exit code and a whole message");

    private static boolean isValueOfTheModel(JavaClass type) {
        boolean saysWhatIsEqual = type.tryGetMethod("equals", Object.class).isPresent();
        return !type.isInterface()
                && !(type.isAssignableTo("dev.migrate.operation.Operation$CustomOperation") && saysWhatIsEqual)
                && type.getAllRawInterfaces().stream()
                        .map(JavaClass::getName)
                        .anyMatch(List.of(
                                "dev.migrate.operation.Operation",
                                "dev.migrate.operation.TableChange",
                                "dev.migrate.schema.Constraint")::contains);
    }

    /** Collects the public top-level types of each package. */
    private static final class HaveAPublicTypeInTheirPackage extends ArchCondition<JavaClass> {

        private final Map<String, List<String>> publicTypes = new TreeMap<>();

        HaveAPublicTypeInTheirPackage() {
            super("be in a package with a public top-level type");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            List<String> names = publicTypes.computeIfAbsent(type.getPackageName(), name -> new ArrayList<>());
            if (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                names.add(type.getSimpleName());
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            publicTypes.forEach((name, types) -> events.add(
                    new SimpleConditionEvent(name, !types.isEmpty(), name + " has the public types " + types)));
        }
    }

    /** The folder of this module's classes, without its tests and without other modules. */
    static final class ThisModule implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(
                    MigrateException.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }
}
