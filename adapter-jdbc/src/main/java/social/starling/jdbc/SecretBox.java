package social.starling.jdbc;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import social.starling.jdbc.DatabaseException.Trouble;

/**
 * Encrypts columns with AES-256-GCM. Table, row and column are the associated data, so that a value that was moved
 * elsewhere in the database does not open.
 */
final class SecretBox {
    private final Aead aead;

    SecretBox(KeysetHandle keys) {
        try {
            aead = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new DatabaseException(
                    Trouble.KEY,
                    "The keyset of the stored secrets cannot encrypt (" + e.getMessage()
                            + "); a keyset of AES-GCM keys is allowed",
                    e);
        }
    }

    /** @param place as {@code table:row:column} */
    byte[] seal(String text, String place) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new DatabaseException(Trouble.KEY, "The secret in " + place + " cannot be encrypted", e);
        }
    }

    /** @throws DatabaseException {@code KEY} when it was sealed with another key or for another place */
    String open(byte[] sealed, String place) {
        try {
            byte[] text = aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new DatabaseException(
                    Trouble.KEY,
                    "The secret in " + place + " does not open with this key. Bring back the key file that belongs to"
                            + " this database, or connect the account again",
                    e);
        }
    }
}
