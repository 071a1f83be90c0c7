package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.assembly.StarlingSettings;
import social.starling.cli.Shell.Result;
import social.starling.daemon.Demo;
import tools.jackson.databind.JsonNode;

/** Every command against the daemon that runs on the data directory: the demo's, on simulated platforms. */
class CommandsTest {
    @TempDir
    static Path folder;

    private static Demo demo;
    private static Shell shell;

    @BeforeAll
    static void start() {
        demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder.resolve("data"));
        shell = new Shell(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void statusSaysThatItRunsOnSimulatedPlatforms() {
        Result status = shell.run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).contains("has been up for").contains("on simulated platforms");
        assertThat(shell.run("--json", "status").json().path("demo").asBoolean())
                .isTrue();
    }

    @Test
    void accountsAndRoutesAreListedInTables() {
        assertThat(shell.run("accounts", "list").out())
                .contains("ACCOUNT")
                .contains("twitter:ada")
                .contains("bluesky:ada.test")
                .contains("ACTIVE");
        assertThat(shell.run("routes", "list").out()).contains("twitter:ada").contains("<->");
    }

    @Test
    void anAccountIsCheckedCappedAndNotRemovedFromUnderARoute() {
        assertThat(shell.run("accounts", "check", "twitter:ada").out()).contains("@ada on twitter works");
        assertThat(shell.run("accounts", "cap", "twitter:ada", "--posts", "99").out())
                .contains("99 posts");
        Result removed = shell.run("accounts", "remove", "twitter:ada", "--yes");
        assertThat(removed.exitCode()).isNotZero();
        assertThat(removed.err()).contains("rt-").contains("remove these routes first");
        assertThat(shell.run("accounts", "remove", "twitter:ada").err()).contains("--yes");
    }

    @Test
    void aPostIsShownFirstAndThenDelivered() {
        Result dry = shell.run("post", "Hello from the shell", "--to", "bluesky:ada.test", "--dry-run");
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out()).contains("Hello from the shell").contains("In all: $0.00");
        Result posted = shell.run("post", "Hello from the shell", "--to", "bluesky:ada.test", "--json");
        assertThat(posted.exitCode()).as(posted.err()).isZero();
        assertThat(posted.array())
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery.path("state").asString()).isEqualTo("CONFIRMED"));
        assertThat(sandbox("Bluesky", "users/ada.test/posts")).contains("Hello from the shell");
    }

    @Test
    void whatCostsMoneyNeedsAYes() {
        Result asked = shell.run("post", "Dear reader", "--to", "twitter:ada");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("0.015").contains("--yes");
        assertThat(asked.out()).contains("Dear reader");
        Result posted = shell.run("post", "Dear reader", "--to", "twitter:ada", "--yes");
        assertThat(posted.exitCode()).as(posted.err()).isZero();
    }

    @Test
    void theSameKeyPostsOnce() {
        String[] command = {"post", "Only once", "--to", "bluesky:ada.test", "--key", "shell-1", "--json"};
        assertThat(shell.run(command).json()).isEqualTo(shell.run(command).json());
        Result other = shell.run("post", "Not the same", "--to", "bluesky:ada.test", "--key", "shell-1");
        assertThat(other.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(other.err()).contains("shell-1");
    }

    @Test
    void theLedgerIsAnArrayOfObjectsWithTheAgreedFields() {
        shell.run("post", "For the ledger", "--to", "bluesky:ada.test");
        List<JsonNode> deliveries = shell.run("ledger", "list", "--json").array();
        assertThat(deliveries).isNotEmpty().allSatisfy(delivery -> {
            for (String field :
                    List.of("id", "origin", "target", "action", "revision", "segment", "state", "remote", "reason")) {
                assertThat(delivery.has(field)).as(field).isTrue();
            }
        });
        String id = deliveries.getFirst().path("id").asString();
        assertThat(shell.run("ledger", "show", id).out()).contains(id).contains("PLANNED");
        assertThat(shell.run("ledger", "list", "--state", "CONFIRMED", "--limit", "1")
                        .out())
                .contains("CONFIRMED");
    }

    @Test
    void whilePausedAPersonHoldsRetriesAndCancels() {
        assertThat(shell.run("pause", "--reason", "trying").exitCode()).isZero();
        try {
            assertThat(shell.run("status").out()).contains("paused").contains("trying");
            Result waiting = shell.run("post", "Held back", "--to", "bluesky:ada.test", "--timeout", "0", "--json");
            assertThat(waiting.exitCode()).isEqualTo(ExitCode.FAILED);
            String id = waiting.array().getFirst().path("id").asString();
            assertThat(shell.run("ledger", "hold", id, "--reason", "not yet").out())
                    .contains("HELD")
                    .contains("not yet");
            assertThat(shell.run("ledger", "hold", id).exitCode()).isEqualTo(ExitCode.CONFLICT);
            assertThat(shell.run("ledger", "retry", id).out()).contains("PLANNED");
            assertThat(shell.run("ledger", "cancel", id).out()).contains("CANCELLED");
            assertThat(shell.run("ledger", "cancel", id).err()).contains("cancelled already");
        } finally {
            assertThat(shell.run("resume").exitCode()).isZero();
        }
    }

    @Test
    void whatStandsIsDeletedAfterAYes() {
        String id = shell.run("post", "Soon gone", "--to", "bluesky:ada.test", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        assertThat(shell.run("ledger", "cancel", id).err()).contains("starling ledger delete " + id);
        Result asked = shell.run("ledger", "delete", id);
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("Soon gone", "bluesky:ada.test", "Nothing was deleted", "--yes");
        Result deleted = shell.run("ledger", "delete", id, "--yes", "--json");
        assertThat(deleted.exitCode()).as(deleted.err()).isZero();
        assertThat(deleted.array())
                .extracting(each -> each.path("state").asString())
                .containsExactly("CONFIRMED");
        assertThat(sandbox("Bluesky", "users/ada.test/posts")).doesNotContain("Soon gone");
        Result again = shell.run("ledger", "delete", id, "--yes");
        assertThat(again.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(again.err()).contains("its post was deleted by dlv-");
        assertThat(shell.run("ledger", "show", id).out()).contains("deletion");
    }

    @Test
    void whatIsPublishedBeforeItCouldBeCancelledIsOfferedForDeletion() {
        tell(
                "Bluesky",
                "faults",
                "{\"path\":\"/xrpc/com.atproto.repo.putRecord\",\"kind\":\"delay\",\"millis\":4000,"
                        + "\"after_effect\":true}");
        String id = shell.run("post", "On second thoughts", "--to", "bluesky:ada.test", "--timeout", "0", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        await().until(() -> shell.run("ledger", "show", id, "--json")
                .json()
                .path("state")
                .asString()
                .equals("SENDING"));
        Result cancelled = shell.run("ledger", "cancel", id);
        assertThat(cancelled.out()).contains(id + " CONFIRMED");
        assertThat(cancelled.exitCode()).isEqualTo(ExitCode.CONFLICT);
        assertThat(cancelled.err()).contains("published before it could be cancelled", "starling ledger delete " + id);
        assertThat(shell.run("ledger", "show", id).out()).contains("It was to be cancelled and stands");
        assertThat(shell.run("ledger", "delete", id, "--yes").exitCode()).isZero();
        assertThat(shell.run("ledger", "show", id).out()).doesNotContain("It was to be cancelled and stands");
    }

    @Test
    void aDryRunOfARouteShowsWhatItWouldDo() {
        shell.run("post", "Seen by the dry run", "--to", "bluesky:ada.test");
        String route = shell.run("routes", "list", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        assertThat(shell.run("routes", "dry-run", route, "--limit", "5").out()).contains("Seen by the dry run");
        Result edited = shell.run("routes", "edit", route, "--exclude", "#nosync", "--numbering");
        assertThat(edited.out()).contains("not #nosync").contains("numbered");
        assertThat(shell.run("routes", "edit", route, "--exclude", "", "--no-numbering")
                        .out())
                .doesNotContain("#nosync");
        assertThat(shell.run("routes", "disable", route).out()).contains("not followed");
        assertThat(shell.run("routes", "enable", route).out()).doesNotContain("not followed");
    }

    @Test
    void everyRuleOfARouteIsSetAndTakenAwayByItsOption() {
        String route = shell.run("routes", "list", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        String before = shell.run("routes", "list", "--json")
                .array()
                .getFirst()
                .path("rules")
                .toString();
        JsonNode rules = shell.run(("routes edit " + route + " --tag Birds --tag #cats --exclude-tag ad --language en"
                                + " --media image --exclude-media video --replies carry --reposts link --quotes link"
                                + " --prefix > --suffix < --replace a(b) $1 --replace c d --rewrite-tag news neu"
                                + " --no-cards --unfit-media link --hold 10m --deletes --edits replace --json")
                        .split(" "))
                .json()
                .path("rules");
        assertThat(rules.toString())
                .contains(
                        "\"tags\":[\"Birds\",\"cats\"],\"excludeTags\":[\"ad\"],\"languages\":[\"en\"],"
                                + "\"media\":[\"IMAGE\"],\"excludeMedia\":[\"VIDEO\"],"
                                + "\"replies\":\"CARRY\",\"reposts\":\"LINK\",\"quotes\":\"LINK\"",
                        "\"prefix\":\">\",\"suffix\":\"<\","
                                + "\"replace\":[{\"pattern\":\"a(b)\",\"with\":\"$1\"},"
                                + "{\"pattern\":\"c\",\"with\":\"d\"}],"
                                + "\"rewriteTags\":[{\"from\":\"news\",\"to\":\"neu\"}],\"cards\":false,"
                                + "\"unfitMedia\":\"LINK\",\"hold\":600,\"deletes\":true,\"edits\":\"REPLACE\"");
        assertThat(shell.run("routes", "list").out()).contains("tagged Birds or cats");

        JsonNode after = shell.run(
                        "routes",
                        "edit",
                        route,
                        "--tag=",
                        "--exclude-tag=",
                        "--language=",
                        "--media=",
                        "--exclude-media=",
                        "--replies=skip",
                        "--reposts=skip",
                        "--quotes=skip",
                        "--prefix=",
                        "--suffix=",
                        "--replace",
                        "",
                        "",
                        "--rewrite-tag",
                        "",
                        "",
                        "--cards",
                        "--unfit-media=drop",
                        "--hold=0",
                        "--no-deletes",
                        "--edits=ignore",
                        "--json")
                .json()
                .path("rules");
        assertThat(after.toString()).isEqualTo(before);
    }

    @Test
    void peopleAreAddedImportedListedAndRemoved() {
        assertThat(shell.run("people", "list").err()).contains("starling people add");
        String id = shell.run("people", "add", "twitter:grace", "bluesky:grace.test", "--json")
                .json()
                .path("id")
                .asString();
        Result imported = shell.runWithInput(
                "# people\n\ntwitter:grace,bluesky:grace.test\ntwitter:bob; bluesky:@bob.test\nnobody\n"
                        + "twitter:bob,bluesky:other.test\n",
                "people",
                "import",
                "-");
        assertThat(imported.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(imported.out()).contains("2 known, 2 lines not taken");
        assertThat(imported.err()).contains("line 5: ", "names nobody", "line 6: ", "already");
        assertThat(shell.run("people", "list").out()).contains("bluesky:bob.test = twitter:bob");
        assertThat(shell.run("people", "remove", id, "--yes").exitCode()).isZero();
        assertThat(shell.run("people", "list").out()).doesNotContain("grace");
        assertThat(shell.run("people", "import", "/nonexistent/people.csv").err())
                .contains("cannot be read");
    }

    @Test
    void syncOnceWaitsForWhatItPlanned() {
        Result synced = shell.run("sync", "--timeout", "30");
        assertThat(synced.exitCode()).as(synced.out() + synced.err()).isZero();
        assertThat(synced.out()).contains("read").contains("planned");
    }

    @Test
    void eventsAndTokensAreThereToBeSeen() {
        shell.run("post", "An event", "--to", "bluesky:ada.test");
        assertThat(shell.run("events", "--limit", "1000").out()).contains("post.published");
        Result token = shell.run("tokens", "add", "script", "--scope", "READ", "--days", "1", "--json");
        assertThat(token.json().path("token").asString()).startsWith("stl_");
        String id = token.json().path("id").asString();
        assertThat(shell.run("tokens", "list").out()).contains("script").doesNotContain("stl_");
        assertThat(shell.run("tokens", "remove", id).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("tokens", "remove", id, "--yes").exitCode()).isZero();
        assertThat(shell.run("tokens", "list").out()).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "routes add twitter:ada twitter:ada | 2 | itself",
                "routes add twitter:ada bluesky:ada.test | 2 | already",
                "routes add nobody twitter:ada | 3 | nobody",
                "routes edit rt-99999999 --numbering | 3 | rt-99999999",
                "people add twitter:ada | 2 | PLATFORM:HANDLE",
                "people add ada grace | 2 | names nobody",
                "people remove per-0000000000000000 --yes | 3 | per-0000",
                "routes edit rt-99999999 --hold soon | 2 | 90s or 10m",
                "routes edit rt-99999999 --media sound | 2 | image, gif, video",
                "routes edit rt-99999999 --quotes loud | 2 | loud",
                "routes edit rt-99999999 --replace one | 2 | --replace",
                "routes remove rt-99999999 --yes | 3 | rt-99999999",
                "accounts check nobody | 3 | connected are",
                "accounts add myspace tom | 2 | myspace",
                "accounts add bluesky ada.test --secret app-password=hunter2 | 2 | command line",
                "accounts cap twitter:ada | 2 | --posts",
                "accounts cap twitter:ada --posts=-1 | 2 | -1",
                "ledger show dlv-000000000000000000000000 | 3 | dlv-0000",
                "ledger delete dlv-000000000000000000000000 --yes | 3 | dlv-0000",
                "ledger list --state SLEEPING | 2 | SLEEPING",
                "ledger list --platform myspace | 2 | myspace",
                "ledger list --since soon | 2 | yesterday",
                "ledger list --limit 0 | 2 | 1 to 1000",
                "post hello | 2 | --to",
                "post hello --to nobody | 3 | nobody",
                "frobnicate | 2 | frobnicate",
                "pause --no-such-option | 2 | --no-such-option"
            })
    void wrongInputGivesASentenceAndItsExitCode(String line, int exitCode, String said) {
        Result result = shell.run(line.split(" "));
        assertThat(result.err()).contains(said).doesNotContain("Exception").doesNotContain("hunter2");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aRuleThatDoesNotCompileChangesNothing() {
        String route = shell.run("routes", "list", "--json")
                .array()
                .getFirst()
                .path("id")
                .asString();
        Result wrong = shell.run("routes", "edit", route, "--include", "(unclosed");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("(unclosed").contains("does not compile");
        assertThat(shell.run("routes", "list").out()).doesNotContain("unclosed");
    }

    @Test
    void aWrongPasswordIsRefusedWithoutRepeatingIt() {
        Result refused = shell.runWithInput(
                "wr0ng-pass\n", "accounts", "add", "bluesky", "ada.test", "--secret", "app-password=-");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.SIGN_IN);
        assertThat(refused.err()).doesNotContain("wr0ng-pass");
        assertThat(shell.run("accounts", "list").out())
                .contains("bluesky:ada.test")
                .contains("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "accounts list",
                "routes list",
                "people list",
                "backfill list",
                "ledger list",
                "ledger summary",
                "events",
                "tokens list",
                "config show",
                "accounts check twitter:ada"
            })
    void withJsonTheOutputIsOneValueAndNothingElse(String line) {
        Result result = shell.run((line + " --json").split(" "));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().isContainer()).isTrue();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void withJsonWhatNeedsAYesSaysSoAndPrintsNothing() {
        Result asked = shell.run("post", "Dear reader", "--to", "twitter:ada", "--json");
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err()).startsWith("{").contains("--yes");
    }

    @Test
    void whatWasRemovedIsNamed() {
        String id = shell.run("people", "add", "twitter:judy", "bluesky:judy.test", "--json")
                .json()
                .path("id")
                .asString();
        assertThat(shell.run("people", "remove", id, "--yes", "--json")
                        .json()
                        .path("removed")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void aSlipOfTheFingerIsAnsweredWithWhatWasMeant() {
        assertThat(shell.run("statsu").err()).contains("did you mean status?", "starling --help");
        assertThat(shell.run("ledger", "lst").err()).contains("no command \"lst\"", "did you mean list?");
        assertThat(shell.run("ledger", "list", "--stat", "HELD").err()).contains("did you mean --state?");
        assertThat(shell.run("ledger").err()).contains("needs one of its commands", "list", "retry");
        assertThat(shell.run("help", "ledger", "lst").err()).contains("did you mean list?");
        assertThat(shell.run("help", "exitcodes").err()).contains("did you mean exit-codes?");
        assertThat(shell.run("post", "two", "words", "--to", "twitter:ada").err())
                .contains("quotes around");
    }

    @Test
    void theTopicsOfTheHelpAreThere() {
        assertThat(shell.run("help", "exit-codes").out()).contains("130", "sign in again");
        assertThat(shell.run("help", "environment").out()).contains("NO_COLOR", "STARLING_DATA");
        assertThat(shell.run("help", "output").out()).contains("--quiet", "one JSON value");
        assertThat(shell.run("help", "ledger", "list").out()).contains("Usage: starling ledger list");
        assertThat(shell.run("help").out()).contains("Usage: starling ", "exit-codes");
    }

    @Test
    void withJsonAnErrorIsAProblemObject() {
        Result refused = shell.run("--json", "ledger", "show", "dlv-000000000000000000000000");
        assertThat(refused.err()).startsWith("{").contains("\"status\":404");
    }

    @Test
    void theDataDirectoryIsForItsOwnerOnly() throws java.io.IOException {
        assertThat(Files.getPosixFilePermissions(demo.tokenFile()))
                .containsExactlyInAnyOrder(
                        java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
    }

    private static String sandbox(String platform, String path) {
        return send(HttpRequest.newBuilder(demo.platforms().get(platform).resolve(path)));
    }

    private static void tell(String platform, String path, String json) {
        send(HttpRequest.newBuilder(demo.platforms().get(platform).resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static String send(HttpRequest.Builder wanted) {
        HttpRequest request = wanted.build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException("The sandbox does not answer", e);
        }
    }
}
