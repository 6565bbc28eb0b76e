package dev.migrate.command;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What a user reads is compared as a whole. */
class WholeMessagesTests {

    private static final String IN_PARTS =
            "(has|with)(StackTrace|Message)(Containing.*|NotContaining.*|StartingWith|EndingWith|Matching|FindingMatch)";

    @Test
    void noMessageIsLookedAtInPartsOnly() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "it looks at a part of a message",
                        (JavaMethodCall call) ->
                                call.getTargetOwner().getPackageName().startsWith("org.assertj")
                                        && call.getName().matches(IN_PARTS)))
                .because("what nobody compares may say anything; Said has a word for what differs from run to run")
                .check(new ClassFileImporter()
                        .importPackages("dev.migrate.command", "dev.migrate.runtime", "dev.migrate.dialect.sqlite"));
    }
}
