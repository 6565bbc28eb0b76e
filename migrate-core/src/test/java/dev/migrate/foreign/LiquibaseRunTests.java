package dev.migrate.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Labels;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import org.junit.jupiter.api.Test;

/** Which change sets run is what real Liquibase says. */
class LiquibaseRunTests {

    private static final List<String> EXPRESSIONS = List.of(
            "",
            "test",
            "Test, prod",
            "!test",
            "not test",
            "! test",
            "test and prod",
            "test or prod and demo",
            "test and !prod",
            "(test or prod) and demo",
            "!(test or prod)",
            "not (test and prod) or demo",
            "demo, (test and (prod or !demo))");
    private static final List<String> NAMES =
            List.of("", "test", "PROD", "demo", "test,prod", "test, demo", "prod,demo", "test,prod,demo", "other");

    private static liquibase.changelog.ChangeSet real(String context, String labels) {
        liquibase.changelog.ChangeSet real = new liquibase.changelog.ChangeSet(
                "1", "ada", false, false, "a.sql", context, null, new liquibase.changelog.DatabaseChangeLog("a.sql"));
        real.setLabels(new Labels(labels));
        return real;
    }

    @Test
    void contexts() {
        for (String expression : EXPRESSIONS) {
            for (String names : NAMES) {
                assertThat(new LiquibaseRun("h2", List.of(names), List.of())
                                        .without(Map.of("context", expression), "a.sql:1")
                                == null)
                        .as("the context '" + expression + "' of " + names)
                        .isEqualTo(new ContextChangeSetFilter(new Contexts(names))
                                .accepts(real(expression, ""))
                                .isAccepted());
            }
        }
    }

    @Test
    void labels() {
        for (String expression : EXPRESSIONS) {
            for (String names : NAMES) {
                assertThat(new LiquibaseRun("h2", List.of(), List.of(expression))
                                        .without(Map.of("labels", names), "a.sql:1")
                                == null)
                        .as("the labels '" + names + "' of " + expression)
                        .isEqualTo(new LabelChangeSetFilter(new LabelExpression(expression))
                                .accepts(real("", names))
                                .isAccepted());
            }
        }
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> new LiquibaseRun("h2", List.of("test"), List.of())
                        .without(Map.of("context", "(test and demo"), "src/main/resources/a.sql:3"))
                .withMessage("An expression of Liquibase's cannot be read.\n"
                        + "    place      src/main/resources/a.sql:3\n"
                        + "    context    (test and demo\n"
                        + "Close its parentheses, each within the commas.");
    }
}
