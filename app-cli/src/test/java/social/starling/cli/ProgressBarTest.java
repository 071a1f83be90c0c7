package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** How far something is, on terminals, in files and beside JSON. */
class ProgressBarTest {
    @Test
    void onATerminalOneLineChangesAndTheLastPictureStays() {
        Desk desk = Desk.ofColumns(80);
        try (ProgressBar bar = ProgressBar.ofCount(new StarlingCommand(desk.terminal()), "importing")) {
            bar.show(0, 200);
            desk.passes(10_000);
            bar.show(50, 200, "ada");
            desk.passes(30_000);
            bar.show(200, 200);
        }
        assertThat(desk.talk())
                .isEqualTo("\r\u001B[Kimporting [" + "-".repeat(30) + "] 0% 0/200"
                        + "\r\u001B[Kimporting [#######-----------------------] 25% 50/200, 30 s left, ada"
                        + "\r\u001B[Kimporting [" + "#".repeat(30) + "] 100% 200/200, took 40 s\n");
        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void aNarrowTerminalIsNeverWrapped() {
        Desk desk = Desk.ofColumns(30);
        try (ProgressBar bar = ProgressBar.ofCount(new StarlingCommand(desk.terminal()), "importing")) {
            bar.show(1, 3);
        }
        assertThat(desk.talk()).isEqualTo("\r\u001B[Kimporting [##########-------…\n");
    }

    @Test
    void inAFileThereIsALineNowAndThen() {
        Desk desk = Desk.ofPipe();
        try (ProgressBar bar = ProgressBar.ofBytes(new StarlingCommand(desk.terminal()), "copying")) {
            for (int done = 0; done <= 100; done++) {
                bar.show(done * 1_000_000L, 100_000_000L);
                desk.passes(100);
            }
        }
        assertThat(desk.talk().lines()).hasSize(3).first().asString().endsWith("0% 0 B/100.0 MB");
        assertThat(desk.talk().lines()).last().asString().contains("100% 100.0 MB/100.0 MB, took 10 s");
    }

    @Test
    void whileTheTotalIsUnknownItTellsWhatIsDone() {
        Desk desk = Desk.ofPipe();
        try (ProgressBar bar = ProgressBar.ofCount(new StarlingCommand(desk.terminal()), "reading")) {
            bar.show(12, 0, "part 1");
        }
        assertThat(desk.talk()).isEqualTo("reading: 12 so far, part 1\n");
    }

    @Test
    void sizesAreToldInTheirUnit() {
        assertThat(ProgressBar.size(999)).isEqualTo("999 B");
        assertThat(ProgressBar.size(1_000)).isEqualTo("1.0 kB");
        assertThat(ProgressBar.size(999_950)).isEqualTo("1.0 MB");
        assertThat(ProgressBar.size(1_450_000_000)).isEqualTo("1.5 GB");
        assertThat(ProgressBar.size(Long.MAX_VALUE)).isEqualTo("9223.4 PB");
    }

    @Property
    void theBarIsAsLongAsItIsAndNeverFullTooEarly(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long done,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long total) {
        String bar = ProgressBar.drawn(done, total, 20);
        assertThat(bar).matches("\\[#*-*] (\\d|\\d\\d|100)%");
        assertThat(bar.indexOf(']')).isEqualTo(21);
    }
}
