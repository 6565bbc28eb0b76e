package dev.migrate.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class MigrationsEndpointTests {

    private static FreshDatabase database;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        database = TestDatabase.POSTGRESQL_18.create();
        context = SpringApplication.run(
                ShopApplication.class,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.application.name=shop",
                "--migrate.target=3f2a9c1d7b42",
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.health.show-details=always",
                "--server.port=0");
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    private static final String CREATE =
            "{'revision':'3f2a9c1d7b42','down':[],'message':'create owner','labels':[],'dependsOn':[],'type':'JAVA',"
                    + "'source':'db.migrations.Rev20261122_0728_CreateOwner'}";
    private static final String ADD =
            "{'revision':'77b0de12aa90','down':['3f2a9c1d7b42'],'message':'add owner phone','labels':[],'dependsOn':[],"
                    + "'type':'SQL','source':'rev20261122_0812_add_owner_phone.sql'}";
    private static final String RUN =
            "{'revision':'3f2a9c1d7b42','direction':'UPGRADE','message':'create owner','appliedAt':'TIME','durationMs':0,"
                    + "'appliedBy':'shop','checksum':'SUM','state':'APPLIED'}";

    @Test
    void tellsEverything() {
        assertThat(get("/actuator/migrations"))
                .isEqualTo(answer("{'dialect':'postgresql','upToDate':false,'current':['3f2a9c1d7b42'],"
                        + "'heads':['77b0de12aa90'],'pending':[" + ADD + "],'history':[" + RUN + "]}"));
    }

    @Test
    void tellsAPart() {
        assertThat(get("/actuator/migrations/current")).isEqualTo(answer("['3f2a9c1d7b42']"));
        assertThat(get("/actuator/migrations/pending")).isEqualTo(answer("[" + ADD + "]"));
        assertThat(get("/actuator/migrations/history")).isEqualTo(answer("[" + RUN + "]"));
        assertThat(get("/actuator/migrations/3f2a9c1d7b42")).isEqualTo(answer(CREATE));
    }

    @Test
    void knowsNoOtherRevision() {
        assertThat(response("/actuator/migrations/000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void healthIsOutOfServiceWhileARevisionIsPending() {
        assertThat(get("/actuator/health/migrations"))
                .isEqualTo("{'details':{'current':['3f2a9c1d7b42'],'heads':['77b0de12aa90'],'pending':1},"
                        + "'status':'OUT_OF_SERVICE'}");
    }

    private static String answer(String value) {
        return "{'contexts':{'shop':{'parentId':null,'migrations':{'migrate':" + value + "}}}}";
    }

    /** Returns the body with what differs from run to run left out. */
    private static String get(String path) {
        return response(path)
                .body()
                .replace('"', '\'')
                .replaceAll("'appliedAt':'[0-9-]{10}T[0-9:.]+Z'", "'appliedAt':'TIME'")
                .replaceAll("'durationMs':\\d+", "'durationMs':0")
                .replaceAll("'checksum':'ops1:[0-9a-f]{64}'", "'checksum':'SUM'");
    }

    private static HttpResponse<String> response(String path) {
        URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
