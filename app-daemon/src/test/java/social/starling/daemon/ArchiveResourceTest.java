package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.starling.daemon.ApiClient.Answer;
import social.starling.testkit.archive.SampleArchive;
import social.starling.testkit.archive.SamplePost;
import tools.jackson.databind.JsonNode;

/** Archives are given, shown, read by backfills and removed over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveResourceTest {
    private static final Instant THEN = Instant.parse("2017-03-01T10:00:00Z");

    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @TempDir
    Path folder;

    private String route = "";

    @BeforeEach
    void aRoute() {
        ApiClient api = demo.api();
        for (JsonNode old : api.get("/api/backfills").json()) {
            api.post("/api/backfills/" + old.path("id").asString() + "/stop");
        }
        for (JsonNode one : api.get("/api/routes").json()) {
            route = one.path("id").asString();
        }
    }

    @Test
    void anArchiveIsGivenOnceShownAndRemoved() throws IOException {
        Answer given = give(archive(ada(), "Given once"));
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        assertThat(given.header("Location")).isEqualTo("/api/archives/" + given.text("id"));
        assertThat(given.json().path("posts").asInt()).isEqualTo(1);
        assertThat(given.text("ownerId")).isEqualTo(ada());
        assertThat(give(archive(ada(), "Given once")).text("id")).isEqualTo(given.text("id"));

        String path = "/api/archives/" + given.text("id");
        assertThat(demo.api().get("/api/archives").json().findValuesAsString("id"))
                .containsOnlyOnce(given.text("id"));
        assertThat(demo.api().get(path).text("oldest")).isEqualTo(THEN.toString());
        assertThat(demo.api().delete(path).status()).isEqualTo(204);
        assertThat(demo.api().get(path).problem()).isEqualTo("404 not-found");
        assertThat(demo.api().delete(path).problem()).isEqualTo("404 not-found");
        assertThat(demo.api().get("/api/archives/none").problem()).isEqualTo("404 not-found");
    }

    @Test
    void allOfAnArchiveIsMeantUnlessLessIsSaid() throws IOException {
        String id = give(archive(ada(), "All of it")).text("id");
        Answer proposed = propose("\"archive\":\"" + id + "\",\"start\":\"ask\"");
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.text("archive")).isEqualTo(id);
        assertThat(proposed.text("since")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(proposed.json().path("max").asInt()).isEqualTo(100_000);
        Answer removed = demo.api().delete("/api/archives/" + id);
        assertThat(removed.problem()).isEqualTo("409 conflict");
        assertThat(removed.text("detail")).contains(proposed.text("id"), "stop it first");
        demo.api().post("/api/backfills/" + proposed.text("id") + "/stop");
        assertThat(demo.api().delete("/api/archives/" + id).status()).isEqualTo(204);
        assertThat(propose("\"archive\":\"" + id + "\"").text("detail")).contains("There is no archive " + id);
        assertThat(propose("\"archive\":\"" + id + "\",\"last\":1,\"since\":\"2020-01-01\"")
                        .problem())
                .isEqualTo("400 invalid");
        assertThat(propose("\"archive\":\"../../etc\"").text("detail")).contains("is no archive id");
    }

    @Test
    void anArchiveOfSomebodyElseIsRefusedWithBothNames() throws IOException {
        String id = give(archive("424242", "Not hers")).text("id");
        Answer refused = propose("\"archive\":\"" + id + "\"");
        assertThat(refused.problem()).isEqualTo("400 invalid");
        assertThat(refused.text("detail")).contains("@someone (424242)", "@ada", "own archive");
    }

    @Test
    void whatIsNoArchiveIsRefusedAndNothingIsKept() throws IOException {
        int before = demo.api().get("/api/archives").json().size();
        Path text = Files.writeString(folder.resolve("a.zip"), "no ZIP at all");
        Answer refused = give(text);
        assertThat(refused.problem()).isEqualTo("400 invalid");
        assertThat(refused.text("detail")).contains("It is no ZIP file", "as it was downloaded");
        assertThat(demo.api().post("/api/archives", "{}").problem()).isEqualTo("415 archive-type");
        assertThat(demo.api().get("/api/archives").json().size()).isEqualTo(before);
    }

    @Test
    void whoMayOnlyReadGivesNoArchive() throws IOException {
        String reader = demo.api()
                .post("/api/tokens", "{\"name\":\"reader of archives\",\"scopes\":[\"READ\"]}")
                .text("token");
        Answer refused = give(archive(ada(), "Not by a reader"), reader);
        assertThat(refused.problem()).isEqualTo("403 scope-missing");
    }

    private String ada() {
        return demo.x().users().getFirst().id();
    }

    private Path archive(String owner, String text) throws IOException {
        Path file = folder.resolve("x.zip");
        try (SampleArchive zip = SampleArchive.create(file, owner, owner.equals(ada()) ? "ada" : "someone")) {
            zip.posts(SamplePost.of(THEN, 0, text));
        }
        return file;
    }

    private Answer propose(String wish) {
        return demo.api().post("/api/routes/" + route + "/backfill", "{" + wish + "}");
    }

    private Answer give(Path file) throws IOException {
        return give(file, demo.demo().daemon().token().reveal());
    }

    private Answer give(Path file, String token) throws IOException {
        URI address = demo.demo().daemon().uri().resolve("/api/archives");
        return ApiClient.send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }
}
