package social.starling.jdbc;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import social.starling.ports.backup.Generation;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/**
 * What a restored database says about itself: that nothing is sent until a person resumes, and that its history is another
 * one from now on.
 *
 * @param pause makes it of the pause that stands in the backup
 * @param generation the line of history that begins; empty where the one of the backup goes on
 * @param forgetSecrets whether the sealed secrets are left out, because nobody has their key any more
 */
record RestoreMark(
        Function<Optional<Pause>, Optional<Pause>> pause, Optional<Generation> generation, boolean forgetSecrets) {
    /** In the transaction that loads, so that no restored row is ever seen without it. */
    void write(Handle handle) {
        if (forgetSecrets) {
            handle.execute("UPDATE account SET state = 'NEEDS_SIGN_IN' WHERE state = 'ACTIVE'"
                    + " AND id IN (SELECT account FROM credential)");
            handle.execute("DELETE FROM credential");
        }
        Optional<Pause> wanted = pause.apply(JdbcPublishingSwitch.find(handle));
        handle.execute("DELETE FROM publishing_pause");
        wanted.ifPresent(one -> handle.execute(
                "INSERT INTO publishing_pause (only_one, reason, by_whom, since) VALUES (1, ?, ?, ?)",
                one.reason(),
                one.by(),
                Times.toNanos(one.since())));
    }

    /** Once the tables are those of today. */
    void begin(Handle handle) {
        if (forgetSecrets) {
            handle.execute("DELETE FROM secret_check");
        }
        generation.ifPresent(next -> {
            handle.execute("DELETE FROM generation");
            JdbcGenerationRegister.begin(handle, next);
        });
    }
}
