package social.starling.jdbc;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.ports.account.Secret;

/** Where the keyset of the stored secrets comes from: a file of its own, or the environment. */
final class SecretKeys {
    private final JdbcSettings settings;

    SecretKeys(JdbcSettings settings) {
        this.settings = settings;
    }

    /**
     * The keyset in use.
     *
     * @param needed whether secrets are stored already, so that a new keyset could not read them
     */
    KeysetHandle load(boolean needed) {
        Secret given = settings.keyset();
        if (given != null) {
            return parse(given.reveal(), "from the environment");
        }
        Path file = settings.keyFile();
        if (Files.exists(file)) {
            return parse(readFile(file), file.toString());
        }
        if (needed) {
            throw fault(
                    "The key file " + file + " is missing, and the database holds secrets that only it can open."
                            + " Bring the file back, or give the keyset in the environment; without it every account has"
                            + " to be connected again",
                    null);
        }
        KeysetHandle made = generate(KeysetHandle.newBuilder());
        save(made);
        return made;
    }

    /** For people. */
    String where() {
        return settings.keyset() == null ? "in " + settings.keyFile() : "from the environment";
    }

    /** Whether keys can be added here; a keyset from the environment is its owner's to change. */
    boolean isFile() {
        return settings.keyset() == null;
    }

    /** The same keys and a new one that encrypts from now on. */
    KeysetHandle withNewPrimary(KeysetHandle keys) {
        return generate(KeysetHandle.newBuilder(keys));
    }

    /** Only the key that encrypts now. */
    KeysetHandle onlyPrimary(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                            .withFixedId(keys.getPrimary().getId())
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw fault("The old keys cannot be dropped from the keyset (" + e.getMessage() + ")", e);
        }
    }

    void save(KeysetHandle keys) {
        Path file = settings.keyFile();
        try {
            Path folder = file.getParent();
            if (folder != null) {
                PrivateFiles.createFolder(folder);
            }
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            PrivateFiles.write(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | GeneralSecurityException e) {
            throw fault(
                    "The key file " + file + " cannot be written (" + e
                            + "). Check that its folder belongs to this user, is writable and has room",
                    e);
        }
    }

    private static KeysetHandle generate(KeysetHandle.Builder builder) {
        try {
            return builder.setConfiguration(AeadConfig2026.get())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw fault("A key for the stored secrets cannot be made (" + e.getMessage() + ")", e);
        }
    }

    private static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw fault(
                    "The key file " + file + " cannot be read (" + e + "). It must belong to this user, mode 0600", e);
        }
    }

    /** The cause is left out: a parser's message may quote what it could not parse. */
    private static KeysetHandle parse(String json, String where) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw fault(
                    "The keyset " + where + " is no Tink keyset in JSON. Bring back the one that was made at the first"
                            + " start; a new one cannot open the stored secrets",
                    null);
        }
    }

    private static DatabaseException fault(String message, @Nullable Throwable cause) {
        return new DatabaseException(Trouble.KEY, message, cause);
    }
}
