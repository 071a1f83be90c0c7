package social.starling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/** Rows that people like to read, in whatever width they have. */
class TableTest {
    private static final String LONG = "It was refused because the platform found it too long";

    @Test
    void columnsAreAlignedByWhatATerminalShows() {
        assertThat(printed(Desk.ofPipe(), new Table("name", "n").row("你好", "a").row("ab", "b")))
                .containsExactly("NAME  N", "你好  a", "ab    b");
    }

    @Test
    void numbersAndAmountsStandAtTheRight() {
        Table table = new Table("what", "count", "price", "more")
                .row("a", 7, Cell.figure("$0.20"), "x")
                .row("b", 1200, Cell.NOTHING, "y");
        assertThat(printed(Desk.ofPipe(), table))
                .containsExactly("WHAT  COUNT  PRICE  MORE", "a         7  $0.20  x", "b      1200         y");
    }

    @Test
    void onATerminalTheWidestWordsGiveWay() {
        Table table = new Table("id", "state", "reason", "to").row("dlv-0123456789", Cell.state("HELD"), LONG, "ada");
        assertThat(printed(Desk.ofColumns(50), table))
                .containsExactly(
                        "ID              STATE  REASON                  TO",
                        "dlv-0123456789  HELD   It was refused becaus…  ada")
                .allMatch(line -> Plain.width(line) <= 50);
    }

    @Test
    void namesFiguresAndStatesAreNeverCut() {
        String id = "dlv-0123456789abcdef01234567";
        Table table = new Table("id", "state", "n", "why").row(id, Cell.state("RECONCILING"), 123456789, LONG);
        assertThat(printed(Desk.ofColumns(20), table).getLast()).contains(id, "RECONCILING", "123456789", "It was re…");
    }

    @Test
    void inAPipeNothingIsCutAndNothingIsColoured() {
        Table table = new Table("id", "state", "why").row("a", Cell.state("DEAD"), LONG.repeat(20));
        assertThat(printed(Desk.ofPipe(), table).getLast()).isEqualTo("a   DEAD   " + LONG.repeat(20));
    }

    @Test
    void statesAreColouredOnATerminalThatWantsColours() {
        Table table = new Table("id", "state").row("a", Cell.state("DEAD")).row("b", Cell.state("CONFIRMED"));
        assertThat(printed(Desk.inColour(80), table))
                .containsExactly("ID  STATE", "a   \u001B[31mDEAD\u001B[0m", "b   \u001B[32mCONFIRMED\u001B[0m");
        assertThat(printed(Desk.ofColumns(80), table)).noneMatch(line -> line.contains("\u001B"));
    }

    @Test
    void momentsAreToldAsLongAgoOnATerminalAndInFullElsewhere() {
        Table table = new Table("id", "when").row("a", Cell.time(StringNode.valueOf("2026-11-20T11:55:00Z")));
        assertThat(printed(Desk.ofColumns(80), table).getLast()).isEqualTo("a   5 min ago");
        assertThat(printed(Desk.ofPipe(), table).getLast()).isEqualTo("a   2026-11-20 11:55:00");
    }

    @Test
    void whatIsEmptyInEveryRowIsLeftOutOnATerminalAndKeptForScripts() {
        Table table = new Table("id", "reason", "text").row("a", "", "x").row("b", "", "y");
        assertThat(printed(Desk.ofColumns(80), table)).containsExactly("ID  TEXT", "a   x", "b   y");
        assertThat(printed(Desk.ofPipe(), table)).containsExactly("ID  REASON  TEXT", "a           x", "b           y");
    }

    @Test
    void withoutHeadingsOnlyTheRowsAreLeft() {
        assertThat(printed(Desk.ofPipe(), new Table("identity", "n").row("a", 1).withoutHeadings()))
                .containsExactly("a  1");
    }

    @Test
    void aRowHasACellForEachHeading() {
        assertThatThrownBy(() -> new Table("a", "b").row("alone"))
                .hasMessageContaining("1 cells")
                .hasMessageContaining("2 headings");
    }

    @Property(tries = 200)
    void whateverStandsInItKeepsToTheWidthAndToItsLines(
            @ForAll @Size(max = 4) List<String> texts, @ForAll @IntRange(min = 40, max = 200) int columns) {
        Table table = new Table("id", "one", "two");
        texts.forEach(text -> table.row("id", text, text + text));
        List<String> lines = printed(Desk.ofColumns(columns), table);
        assertThat(lines).hasSize(texts.size() + 1).allMatch(line -> Plain.width(line) <= columns);
    }

    @Test
    void howLongAgoIsToldInTheUnitThatFits() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(List.of(0L, 59L, 60L, 3_599L, 3_600L, 86_400L, 604_800L))
                .extracting(seconds -> Times.ago(now.minusSeconds(seconds), now, java.time.ZoneOffset.UTC))
                .containsExactly("now", "59 s ago", "1 min ago", "59 min ago", "1 h ago", "1 d ago", "7 d ago");
        assertThat(Times.ago(now.plusSeconds(120), now, java.time.ZoneOffset.UTC))
                .isEqualTo("in 2 min");
        assertThat(Times.ago(now.minusSeconds(700_000), now, java.time.ZoneOffset.UTC))
                .isEqualTo("2026-11-12 09:33");
    }

    private static List<String> printed(Desk desk, Table table) {
        table.print(desk.terminal());
        return desk.lines();
    }
}
