package dev.migrate.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.migrate.command.Migrate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs the tests that a class inherits, as a build would, and says how they ended. */
final class Outcomes {

    static final String HEAD = "historyHasASingleHead";
    static final String UPGRADE = "upgradeFromAnEmptyDatabaseWorks";
    static final String MODEL = "modelMatchesTheHistory";
    static final String REVISIONS = "everyRevisionGoesUpDownAndUpAgain";

    private Outcomes() {}

    /** Returns a paragraph for each test: how it ended, its name, and the message if there is one. */
    static String of(Class<? extends MigrationTests> tests, String... methods) {
        return List.of(methods).stream().map(each -> of(tests, each)).collect(Collectors.joining());
    }

    private static String of(Class<? extends MigrationTests> tests, String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(tests, method, Migrate.class))
                .execute()
                .allEvents()
                .finished()
                .stream()
                .filter(event -> event.getTestDescriptor().isTest() || isFailure(event))
                .map(Outcomes::paragraph)
                .collect(Collectors.joining());
    }

    private static boolean isFailure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getStatus() != TestExecutionResult.Status.SUCCESSFUL;
    }

    private static String paragraph(Event event) {
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        return result.getStatus() + " " + event.getTestDescriptor().getDisplayName() + "\n"
                + result.getThrowable().map(each -> each.getMessage() + "\n").orElse("");
    }
}
