package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

/** What went wrong today, from the shell. */
class LedgerFilterTest {
    @TempDir
    static Path data;

    private static Demo demo;
    private static Shell shell;
    private static String held = "";

    @BeforeAll
    static void start() {
        demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), data);
        shell = new Shell(data);
        shell.run("pause", "--reason", "a test looks around");
        for (String text : new String[] {"first", "second", "third"}) {
            held = shell.run("post", "The " + text, "--to", "bluesky:ada.test", "--timeout", "0", "--json")
                    .array()
                    .getFirst()
                    .path("id")
                    .asString();
        }
        shell.run("ledger", "hold", held, "--reason", "odd words");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--state held,dead | 1",
                "--state HELD --since today | 1",
                "--state held --since yesterday --until now | 1",
                "--since 2h --platform bluesky | 3",
                "--until 2020-01-01 | 0",
                "--text ODD | 1",
                "--text first --account ada.test | 1",
                "--target bluesky:ada.test | 3",
                "--platform twitter | 0",
                "--route rt-00000000 | 0"
            })
    void theListIsNarrowed(String options, int expected) {
        Result list = shell.run(("ledger list --quiet " + options).split(" "));
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out().lines()).hasSize(expected).allMatch(line -> line.startsWith("dlv-"));
    }

    @Test
    void whatIsBelowThePageIsToldWithTheWayToIt() {
        Result page = shell.run("ledger", "list", "--limit", "1");
        assertThat(page.out().lines()).hasSize(2);
        assertThat(page.err()).contains("2 more; go on with: --before " + held);
        assertThat(shell.run("ledger", "list", "--limit", "1", "--before", held).err())
                .contains("1 more");
        assertThat(shell.run("ledger", "list").err()).isEmpty();
        assertThat(shell.run("ledger", "list", "--text", "the", "--limit", "1").err())
                .contains("There may be more");
    }

    @Test
    void whatIsAlikeIsSummedUp() {
        Result summary = shell.run("ledger", "summary", "--since", "today");
        assertThat(summary.out()).contains("STATE", "HELD").containsPattern("HELD +bluesky:ada.test +1 +odd words");
        assertThat(summary.err()).contains("3 in all");
        assertThat(shell.run("ledger", "summary", "--state", "held", "--json")
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(shell.run("ledger", "summary", "--no-headers").out()).doesNotContain("STATE");
        assertThat(shell.run("ledger", "summary", "--text", "odd").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theTableIsWholeWhereNobodyReadsIt() {
        assertThat(shell.run("ledger", "list", "--no-headers").out())
                .contains("odd words", "The third")
                .doesNotContain("STATE", "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "25:99", "2024-13-01", "2h30m", "", "tomorrow-ish"})
    void aTimeThatIsNoneIsRefusedWithTheOnesThatAre(String written) {
        Result refused = shell.run("ledger", "list", "--since", written);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--since", "today", "2024-01-31");
    }

    @ParameterizedTest
    @CsvSource({
        "now, 2026-11-20T12:00:00Z",
        "today, 2026-11-20T00:00:00Z",
        "yesterday, 2026-11-19T00:00:00Z",
        "90m, 2026-11-20T10:30:00Z",
        "7d, 2026-11-13T12:00:00Z",
        "8:05, 2026-11-20T08:05:00Z",
        "2024-01-31, 2024-01-31T00:00:00Z",
        "2024-01-31 08:30, 2024-01-31T08:30:00Z",
        "2024-01-31T08:30:00+01:00, 2024-01-31T07:30:00Z"
    })
    void momentsAreWrittenAsPeopleWriteThem(String written, String moment) {
        assertThat(Moments.parse("--since", written, Desk.ofPipe().terminal())).isEqualTo(moment);
    }

    @Test
    void anAbsurdLengthOfTimeIsRefused() {
        assertThatThrownBy(
                        () -> Moments.parse("--since", "9999999d", Desk.ofPipe().terminal()))
                .isInstanceOf(CommandException.class);
    }
}
