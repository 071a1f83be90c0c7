package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupException.Trouble;
import social.starling.ports.digest.Digest;

/** R5, R6: what is no whole backup of Starling is refused with a sentence, and nothing is touched. */
class TwistedBackupTest {
    private static final String MANIFEST = "manifest.json";
    private static final String DIGEST = "manifest.json.sha256";
    private static final String EVENTS = "tables/event.jsonl";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Path file;
    private Path target;

    @BeforeAll
    static void save() throws SQLException {
        Furnished.in(shared.resolve("data"));
        Backups.save(shared.resolve("data"), shared.resolve("backup.zip"));
    }

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("backup.zip");
        target = folder.resolve("target");
        Files.copy(shared.resolve("backup.zip"), file);
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 150) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(Trouble.UNREADABLE, "no whole backup");
        }
    }

    /** Some bytes of a ZIP say nothing, such as the times of its entries. */
    @Test
    void aChangedByteIsRefusedOrChangesNothingThatIsRestored() throws IOException, SQLException {
        byte[] whole = Files.readAllBytes(file);
        Map<String, List<String>> rows = Furnished.rows(shared.resolve("data").resolve("starling.db"));
        int refused = 0;
        int tried = 0;
        for (int at = 0; at < whole.length; at += 1 + whole.length / 120) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            tried++;
            Path other = folder.resolve("other-" + at);
            try {
                Backups.restore(file, other, false);
                assertThat(Furnished.rows(other.resolve("starling.db"))).isEqualTo(rows);
            } catch (BackupException e) {
                refused++;
                assertThat(other).doesNotExist();
            }
        }
        assertThat(refused).isGreaterThan(tried * 3 / 4);
    }

    @Test
    void whatIsNoFileIsMissing() throws IOException {
        Files.delete(file);
        assertRefused(Trouble.MISSING, "There is no file");
        Files.createDirectory(file);
        assertRefused(Trouble.MISSING, "no regular file");
    }

    static Stream<Arguments> twists() {
        return Stream.of(
                twist(
                        "a manifest that was changed alone",
                        "its manifest was changed",
                        Trouble.UNREADABLE,
                        entries -> edit(entries, MANIFEST, text -> text.replace("1.2.3", "3.2.1"))),
                twist(
                        "a newer format",
                        "format 2",
                        Trouble.NEWER,
                        entries -> manifest(entries, text -> text.replaceFirst("\"format\" : 1", "\"format\" : 2"))),
                twist(
                        "a newer schema",
                        "schema 4711",
                        Trouble.NEWER,
                        entries ->
                                manifest(entries, text -> text.replaceFirst("\"schema\" : \\d+", "\"schema\" : 4711"))),
                twist(
                        "a key nobody knows",
                        "cannot be understood",
                        Trouble.UNREADABLE,
                        entries ->
                                manifest(entries, text -> text.replaceFirst("\"format\"", "\"more\" : 1, \"format\""))),
                twist(
                        "a manifest that is no JSON",
                        "written by something else|cannot be understood",
                        Trouble.UNREADABLE,
                        entries -> manifest(entries, text -> "no JSON")),
                twist(
                        "a name of a table that ends a statement",
                        "cannot be understood",
                        Trouble.UNREADABLE,
                        entries -> manifest(entries, text -> text.replace("\"event\",", "\"event; DROP TABLE x\","))),
                twist("a table that is not there", "exactly the tables", Trouble.UNREADABLE, entries -> {
                    entries.remove(EVENTS);
                    return entries;
                }),
                twist("a file that does not belong there", "exactly the tables", Trouble.UNREADABLE, entries -> {
                    entries.put("../../evil", "x");
                    return entries;
                }),
                twist(
                        "a row more",
                        "more than the|should have",
                        Trouble.UNREADABLE,
                        entries -> edit(entries, EVENTS, text -> text + "[99,\"a.b\",1,\"s\",\"{}\"]\n")),
                twist(
                        "a row less",
                        "should have",
                        Trouble.UNREADABLE,
                        entries -> edit(entries, EVENTS, text -> text.substring(text.indexOf('\n') + 1))),
                twist(
                        "another value",
                        "digest",
                        Trouble.UNREADABLE,
                        entries -> edit(entries, EVENTS, text -> text.replaceFirst("happened", "HAPPENED"))),
                twist(
                        "a bomb",
                        "more than the",
                        Trouble.UNREADABLE,
                        entries -> edit(entries, EVENTS, text -> text + " ".repeat(50_000_000))),
                twist(
                        "a manifest without end",
                        "more than 1048576 bytes",
                        Trouble.UNREADABLE,
                        entries -> edit(entries, MANIFEST, text -> text + " ".repeat(2_000_000))),
                twist("no manifest", "holds no manifest.json", Trouble.UNREADABLE, entries -> {
                    entries.remove(MANIFEST);
                    return entries;
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twists")
    void aTwistedFileIsRefusedAndNothingIsMade(
            String name, String said, Trouble trouble, UnaryOperator<Map<String, String>> twist) throws IOException {
        write(twist.apply(read()));
        assertRefused(trouble, said);
    }

    /** Digests and counts agree, but the rows are no rows of this schema. */
    @ParameterizedTest
    @MethodSource("lies")
    void aForgedTableIsRefusedAndNothingIsPutInPlace(String line, String said) throws IOException {
        Map<String, String> entries = read();
        String old = entries.get("tables/person_identity.jsonl");
        entries.put("tables/person_identity.jsonl", line + "\n");
        manifest(
                entries,
                text -> text.replace(Digest.sha256Hex(old), Digest.sha256Hex(line + "\n"))
                        .replaceFirst(
                                "(\"name\" : \"person_identity\"[^#]*?\"bytes\" : )\\d+",
                                "$1" + (line + "\n").getBytes(StandardCharsets.UTF_8).length));
        write(entries);
        assertThatThrownBy(() -> Backups.restore(file, target, false)).hasMessageContaining(said);
        assertThat(target.resolve("starling.db")).doesNotExist();
        assertThat(target.resolve("starling.db.restoring")).doesNotExist();
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("[\"a:b\",\"per-1\",\"a\",\"b\",\"zero\"]", "a number for created_at"),
                Arguments.of("[\"a:b\",\"per-1\",\"a\",\"b\"]", "a number for created_at"),
                Arguments.of("[\"a:b\",\"per-1\",\"a\",\"b\",0,1]", "no further value"),
                Arguments.of("[\"a:b\",\"per-1\",\"a\",\"b\",0.5]", "a number for created_at"),
                Arguments.of("[\"a:b\",\"per-1\",\"a\",\"b\",99999999999999999999]", "out of range"),
                Arguments.of("{\"key\":1}", "a list of values"),
                Arguments.of("[\"a:b\",null,\"a\",\"b\",0]", "NOT NULL"),
                Arguments.of("[\"a:b\"", "is damaged"));
    }

    @Test
    void anotherProgramsZipIsRefused() throws IOException {
        write(new LinkedHashMap<>(Map.of("tweets.js", "[]")));
        assertRefused(Trouble.UNREADABLE, "written by something else");
    }

    private void assertRefused(Trouble trouble, String said) {
        assertThatThrownBy(() -> Backups.restore(file, target, false))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.trouble()).isEqualTo(trouble))
                .message()
                .containsPattern(said);
        assertThat(target).doesNotExist();
    }

    private static Arguments twist(
            String name, String said, Trouble trouble, UnaryOperator<Map<String, String>> twist) {
        return Arguments.of(name, said, trouble, twist);
    }

    private static Map<String, String> edit(Map<String, String> entries, String name, UnaryOperator<String> change) {
        entries.computeIfPresent(name, (key, text) -> change.apply(text));
        return entries;
    }

    /** Changes the manifest and its digest with it. */
    private static Map<String, String> manifest(Map<String, String> entries, UnaryOperator<String> change) {
        edit(entries, MANIFEST, change);
        return edit(entries, DIGEST, text -> Digest.sha256Hex(String.valueOf(entries.get(MANIFEST))));
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void write(Map<String, String> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
