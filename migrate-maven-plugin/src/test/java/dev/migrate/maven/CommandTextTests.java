package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class CommandTextTests {

    @Test
    void aRevisionSaysEveryOptionInTheWordsOfTheCommandLine() {
        RevisionGoal goal = new RevisionGoal();
        goal.message = "add account e-mail";
        goal.autogenerate = true;
        goal.from = "history";
        goal.format = "java";
        goal.head = "shop@head";
        goal.splice = true;
        goal.branchLabel = "eu,us";
        goal.dependsOn = "billing,9b1c";
        goal.location = "classpath:db/billing";
        goal.revId = "3f2a9c1d7b42";
        goal.rename = "account.name:full_name,account.mail:email";
        goal.renameTable = "person:customer";
        goal.allowDrop = "account.legacy";
        goal.timings = true;

        assertThat(goal.command().line())
                .isEqualTo("revision \"--message=add account e-mail\" --from=history --format=java"
                        + " --head=shop@head --splice --branch-label=eu,us --depends-on=billing,9b1c"
                        + " --rev-id=3f2a9c1d7b42 --location=classpath:db/billing --rename=account.name:full_name,account.mail:email"
                        + " --rename-table=person:customer --allow-drop=account.legacy --timings");
    }

    @Test
    void aMergeSaysEveryOptionInTheWordsOfTheCommandLine() {
        MergeGoal goal = new MergeGoal();
        assertThat(goal.command().line()).isEqualTo("merge heads");
        goal.revisions = "3f2a9c1d7b42,77b0de12aa90";
        goal.message = "merge";
        goal.splice = true;
        goal.branchLabel = "main";
        goal.revId = "9b1c44e0a6f1";
        goal.location = "db/migrations";
        goal.format = "sql";
        assertThat(goal.command().line())
                .isEqualTo("merge 3f2a9c1d7b42,77b0de12aa90 --message=merge --splice --branch-label=main"
                        + " --rev-id=9b1c44e0a6f1 --location=db/migrations --format=sql");
    }

    @Test
    void whatIsNotSaidIsLeftToTheCommandLine() {
        RevisionGoal goal = new RevisionGoal();
        goal.autogenerate = false;

        assertThat(goal.command().line()).isEqualTo("revision --empty");
        assertThat(new CheckGoal().command().line()).isEqualTo("check");
        assertThat(new CurrentGoal().command().line()).isEqualTo("current");
        assertThat(new HeadsGoal().command().line()).isEqualTo("heads");
        assertThat(new HistoryGoal().command().line()).isEqualTo("history");
    }

    @Test
    void quotesInAMessageSurviveTheLine() {
        assertThat(CommandText.of("revision")
                        .option("--message", "say \"it's\"\nnow")
                        .line())
                .isEqualTo("revision \"--message=say \"'\"'\"it's\"'\"'\"\nnow\"");
    }

    @Test
    void aTargetIsTyped() {
        UpgradeGoal upgrade = new UpgradeGoal();
        upgrade.session = session("+1");
        upgrade.sql = true;
        DowngradeGoal downgrade = new DowngradeGoal();
        downgrade.session = session("-1");
        StampGoal stamp = new StampGoal();
        stamp.session = session("3f2a9c1d7b42,77b0de12aa90");

        assertThat(upgrade.command().line()).isEqualTo("upgrade +1 --sql");
        assertThat(downgrade.command().line()).isEqualTo("downgrade -1");
        assertThat(stamp.command().line()).isEqualTo("stamp 3f2a9c1d7b42,77b0de12aa90");
        stamp.purge = true;
        assertThat(stamp.command().line()).isEqualTo("stamp 3f2a9c1d7b42,77b0de12aa90 --purge");
    }

    @SuppressWarnings("deprecation")
    static MavenSession session(String revision) {
        Properties typed = new Properties();
        typed.setProperty("revision", revision);
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(typed);
        return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    }
}
