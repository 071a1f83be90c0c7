package social.starling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.sandbox.KeptStateException.Trouble;

class JournalTest {
    @TempDir
    Path folder;

    @Test
    void rowsComeBackInTheOrderOfTheirFirstWriting() {
        Journal journal = journal();
        Shelf<String> names = names(journal);
        names.put("b", "Bea");
        names.put("a", "Ada");
        names.put("c", "Cleo");
        names.put("b", "Beatrice");
        names.remove("c");
        journal.close();

        Journal again = journal();

        assertThat(again.isNew()).isFalse();
        assertThat(names(again).all()).containsExactly("Beatrice", "Ada");
        again.close();
    }

    @Test
    void aSortedShelfIsSortedAgain() {
        Journal journal = journal();
        journal.shelf("names", String.class).put("b", "Bea");
        journal.shelf("other", Integer.class).put("n", 7);
        journal.close();

        Journal again = journal();
        Shelf<String> names = again.shelf("names", String.class, String::compareTo);
        names.put("a", "Ada");

        assertThat(names.keys()).containsExactly("a", "b");
        assertThat(again.shelf("other", Integer.class).find("n")).contains(7);
        again.close();
    }

    @Test
    void whereverTheLastTurnIsCutOffTheTurnsBeforeItHold() throws IOException {
        Journal journal = journal();
        Shelf<String> names = names(journal);
        journal.endTurn();
        byte[] start = Files.readAllBytes(file());
        for (String name : List.of("Ada", "Bea", "Cleo")) {
            names.put(name, name);
            names.put("newest", name);
            journal.endTurn();
        }
        byte[] whole = Files.readAllBytes(file());
        journal.close();

        for (int length = start.length; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            long turns = lines(Arrays.copyOf(whole, length)) - 1;
            Journal again = journal();
            Shelf<String> kept = names(again);
            assertThat(kept.all()).as("%s bytes", length).hasSize(turns == 0 ? 0 : (int) turns + 1);
            kept.put("after", "the cut");
            again.close();
            Journal third = journal();
            assertThat(names(third).find("after")).contains("the cut");
            third.close();
        }
    }

    @Test
    void aTurnIsOneLineHoweverManyTurnsLieInIt() throws IOException {
        Journal journal = journal();
        StateLock lock = new StateLock(journal::endTurn);
        Shelf<String> names = names(journal);
        long before = lines(Files.readAllBytes(file()));

        lock.run(() -> {
            names.put("a", "Ada");
            lock.run(() -> names.put("b", "Bea"));
            names.remove("a");
        });

        assertThat(lines(Files.readAllBytes(file()))).isEqualTo(before + 1);
        journal.close();
    }

    @Test
    void whatIsSupersededGoesAtTheNextStart() throws IOException {
        Journal journal = journal();
        Shelf<String> names = names(journal);
        for (int i = 0; i < 1_000; i++) {
            names.put("a", "Ada " + i);
            journal.endTurn();
        }
        journal.close();
        assertThat(lines(Files.readAllBytes(file()))).isEqualTo(1_001);

        Journal again = journal();

        assertThat(lines(Files.readAllBytes(file()))).isEqualTo(2);
        assertThat(names(again).all()).containsExactly("Ada 999");
        again.close();
    }

    @Test
    void aFileThatGrowsIsRewrittenInBetween() throws IOException {
        Journal journal = journal();
        Shelf<String> names = names(journal);
        names.put("kept", "Ada");
        String kilobyte = "x".repeat(1_024);
        for (int i = 0; i < 6_000; i++) {
            names.put("a", i + kilobyte);
            journal.endTurn();
        }
        assertThat(Files.size(file())).isLessThan(5L * 1024 * 1024);
        journal.close();

        Journal again = journal();

        assertThat(names(again).all()).containsExactly("Ada", "5999" + kilobyte);
        again.close();
    }

    @Test
    void rowsThatNobodyAskedForAreKeptToo() throws IOException {
        Journal journal = journal();
        journal.shelf("later", String.class).put("a", "Ada");
        names(journal).put("x", "gone");
        journal.close();

        Journal between = journal();
        names(between).remove("x");
        between.close();
        Journal compacted = journal();

        assertThat(Files.readString(file())).doesNotContain("gone");
        assertThat(compacted.shelf("later", String.class).find("a")).contains("Ada");
        compacted.close();
    }

    @Test
    void halfACharacterAndEveryOtherOneComesBackAsItWas() {
        String text = "a\ud800b\ude00\n\u0000é😀\u2028";
        Journal journal = journal();
        names(journal).put(text, text);
        journal.close();

        Journal again = journal();

        assertThat(names(again).find(text)).contains(text);
        again.close();
    }

    @Test
    void aDamagedLineIsNamedAndTheFileLeftAsItIs() throws IOException {
        journal().close();
        String text =
                Files.readString(file()) + "[{\"shelf\":\"names\",\"key\":\"a\",\"row\":\"Ada\"}]\n[{\"shelf\n[]\n";
        Files.writeString(file(), text);

        assertThatThrownBy(this::journal)
                .isInstanceOf(KeptStateException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("line 3")
                .hasMessageContaining("Nothing was changed; move its folder away")
                .satisfies(e -> assertThat(((KeptStateException) e).trouble()).isEqualTo(Trouble.DAMAGED));
        assertThat(file()).hasContent(text);
    }

    @Test
    void aRowOfAnotherShapeIsNamed() {
        Journal journal = journal();
        names(journal).put("a", "Ada");
        journal.close();
        Journal again = journal();

        assertThatThrownBy(() -> again.shelf("names", Integer.class))
                .isInstanceOf(KeptStateException.class)
                .hasMessageContaining("the row 'a' of names");
        again.close();
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        journal().close();
        Files.writeString(file(), "{\"format\":2}\n");

        assertThatThrownBy(this::journal).hasMessageContaining("its first line is not {\"format\":1}");
        assertThat(file()).hasContent("{\"format\":2}\n");
    }

    @Test
    void aFolderInUseIsRefused() {
        Journal first = journal();
        names(first).put("a", "Ada");

        assertThatThrownBy(this::journal)
                .isInstanceOf(KeptStateException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("in use by a Starling in this process")
                .satisfies(e -> assertThat(((KeptStateException) e).trouble()).isEqualTo(Trouble.IN_USE));
        first.close();
        Journal second = journal();
        assertThat(names(second).all()).containsExactly("Ada");
        second.close();
    }

    /** A refused attempt must not take the lock away from the one who has it. */
    @Test
    void anotherProcessIsRefusedEvenAfterThisOneTriedTwice() throws Exception {
        Journal first = journal();
        assertThatThrownBy(this::journal).isInstanceOf(KeptStateException.class);

        assertThat(triedElsewhere()).contains("in use by a Starling in another process");
        first.close();
        assertThat(triedElsewhere()).isEqualTo("free");
    }

    /** A process of its own that tries for the folder. */
    public static void main(String[] arguments) {
        String answer;
        try {
            Journal.in(Path.of(arguments[0])).close();
            answer = "free";
        } catch (KeptStateException e) {
            answer = e.getMessage();
        }
        System.out.println(answer);
    }

    private String triedElsewhere() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalTest.class.getName(),
                        folder.toString())
                .start();
        String answer = other.inputReader().readLine();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> journal(file.resolve("x")))
                .isInstanceOf(KeptStateException.class)
                .satisfies(e -> assertThat(((KeptStateException) e).trouble()).isEqualTo(Trouble.UNUSABLE));
    }

    @Test
    void foldersAndFilesAreTheOwnersAlone() throws IOException {
        Path data = folder.resolve("new/data");
        Journal journal = journal(data);
        journal.blobs().add(new byte[] {1});
        journal.close();

        try (Stream<Path> all = Files.walk(data.getParent())) {
            assertThat(all.toList())
                    .hasSize(6)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void blobsAreThereOnceAndWhole() throws IOException {
        byte[] bytes = {1, 2, 3};
        Journal journal = journal();
        String hash = journal.blobs().add(bytes);
        assertThat(journal.blobs().add(bytes)).isEqualTo(hash).hasSize(64);
        journal.close();
        Files.write(folder.resolve("blobs").resolve(hash.replace(hash.charAt(0), '0') + ".new"), new byte[] {9});

        Journal again = journal();

        assertThat(again.blobs().find(hash))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes));
        assertThat(again.blobs().find("0".repeat(64))).isEqualTo(Optional.empty());
        again.close();
    }

    @Test
    void withoutAFolderNothingIsWritten() throws IOException {
        Journal journal = Journal.inMemory();
        names(journal).put("a", "Ada");
        String hash = journal.blobs().add(new byte[] {1});
        journal.endTurn();
        journal.close();

        assertThat(names(Journal.inMemory()).all()).isEmpty();
        assertThat(journal.blobs().find(hash)).isPresent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private Journal journal() {
        return journal(folder);
    }

    private static Journal journal(Path folder) {
        return Journal.in(folder);
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private static Shelf<String> names(Journal journal) {
        return journal.shelf("names", String.class);
    }

    private static long lines(byte[] bytes) {
        long lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }
}
