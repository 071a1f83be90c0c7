package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.Platform;

/** No secret stands in the files, and none opens with another key or in another place. */
class SecretsAtRestTest {
    private static final AccountId ANN = AccountId.of(new Platform("alpha"), "ann");
    private static final AccountId BEN = AccountId.of(new Platform("alpha"), "ben");
    private static final String CANARY = "canary-7f3a9c-do-not-find-me";
    private static final Map<String, Secret> SECRETS = Map.of("refresh-token", new Secret(CANARY));

    @TempDir
    Path folder;

    @Test
    void noFileHoldsASecretWhileTheStoreIsOpenOrAfter() throws IOException {
        try (JdbcStore store = open()) {
            store.credentials().store(ANN, SECRETS, null);
            RefreshGrant grant = store.credentials().lease(ANN, 1, "daemon", java.time.Duration.ofSeconds(5), false);
            store.credentials()
                    .replace((RefreshGrant.Granted) grant, Map.of("refresh-token", new Secret(CANARY + "2")), null);
            assertThat(filesWith(CANARY)).isEmpty();
        }
        assertThat(filesWith(CANARY)).isEmpty();
        assertThat(filesWith(ANN.value())).isNotEmpty();
    }

    @Test
    void theKeyFileIsTheOwnersAlone() throws IOException {
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void secretsOpenAgainAfterARestart() {
        try (JdbcStore store = open()) {
            store.credentials().store(ANN, SECRETS, null);
        }
        try (JdbcStore store = open()) {
            assertThat(store.credentials().find(ANN)).contains(new Credentials(1, SECRETS, null));
        }
    }

    @Test
    void withoutTheKeyFileTheStoreDoesNotOpenAndMakesNoNewKey() throws IOException {
        try (JdbcStore store = open()) {
            store.credentials().store(ANN, SECRETS, null);
        }
        Files.delete(keyFile());
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(keyFile().toString())
                .hasMessageContaining("is missing")
                .hasMessageContaining("Bring the file back");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void anotherKeyOpensNothingAndSaysSo() throws IOException {
        try (JdbcStore store = open()) {
            store.credentials().store(ANN, SECRETS, null);
        }
        Files.writeString(keyFile(), anotherKeyset());
        try (JdbcStore store = open()) {
            assertThatThrownBy(() -> store.credentials().find(ANN))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("credential:" + ANN + ":secrets")
                    .hasMessageContaining("does not open with this key");
        }
    }

    @Test
    void aSecretThatWasMovedToAnotherAccountDoesNotOpen() throws SQLException {
        try (JdbcStore store = open()) {
            store.credentials().store(ANN, SECRETS, null);
            store.credentials().store(BEN, Map.of(), null);
            sql("UPDATE credential SET secrets = (SELECT secrets FROM credential WHERE account = '" + ANN
                    + "') WHERE account = '" + BEN + "'");
            assertThatThrownBy(() -> store.credentials().find(BEN)).isInstanceOf(DatabaseException.class);
            assertThat(store.credentials().find(ANN)).isPresent();
        }
    }

    @Test
    void aDamagedKeyFileIsNamedAndNotQuoted() throws IOException {
        Files.writeString(keyFile(), "{\"primaryKeyId\": 1, \"key\": [{\"value\": \"" + CANARY + "\"}]}");
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(keyFile().toString())
                .hasMessageContaining("no Tink keyset")
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @Test
    void aKeysetFromTheEnvironmentNeedsNoFile() throws IOException {
        JdbcSettings settings = JdbcSettings.in(folder).withKeyset(new Secret(anotherKeyset()));
        try (JdbcStore store = new JdbcStore(settings, InstantSource.system(), Threads.PLATFORM)) {
            store.credentials().store(ANN, SECRETS, null);
            assertThat(store.credentials().find(ANN)).isPresent();
            assertThat(keyFile()).doesNotExist();
            assertThatThrownBy(store::rotateSecretKey)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("comes from the environment");
        }
        assertThat(settings.toString()).doesNotContain(anotherKeyset());
    }

    @Test
    void aRotationSealsEverythingAnewAndForgetsTheOldKey() throws IOException {
        String before;
        try (JdbcStore store = open()) {
            store.credentials().store(ANN, SECRETS, null);
            store.credentials().store(BEN, SECRETS, null);
            before = Files.readString(keyFile());
            store.rotateSecretKey();
            store.rotateSecretKey();
            assertThat(store.credentials().find(ANN)).contains(new Credentials(1, SECRETS, null));
        }
        assertThat(Files.readString(keyFile())).isNotEqualTo(before).containsOnlyOnce("\"keyId\"");
        try (JdbcStore store = open()) {
            assertThat(store.credentials().find(BEN)).contains(new Credentials(1, SECRETS, null));
        }
        Files.writeString(keyFile(), before);
        try (JdbcStore store = open()) {
            assertThatThrownBy(() -> store.credentials().find(BEN)).isInstanceOf(DatabaseException.class);
        }
    }

    private JdbcStore open() {
        return new JdbcStore(JdbcSettings.in(folder), InstantSource.system(), Threads.PLATFORM);
    }

    private Path keyFile() {
        return folder.resolve("secrets.key.json");
    }

    /** A keyset made by another installation. */
    private String anotherKeyset() throws IOException {
        Path other = folder.resolve("other");
        if (!Files.exists(other)) {
            new JdbcStore(JdbcSettings.in(other), InstantSource.system(), Threads.PLATFORM).close();
        }
        return Files.readString(other.resolve("secrets.key.json"));
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("starling.db"));
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}
