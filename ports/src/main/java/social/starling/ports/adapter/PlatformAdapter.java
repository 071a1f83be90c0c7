package social.starling.ports.adapter;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountProbe;
import social.starling.ports.account.BrowserSignIn;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.PostPush;
import social.starling.ports.post.PostReader;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.text.TextDialect;

/**
 * Everything one platform can do for Starling.
 *
 * @param name for people, such as {@code Bluesky}
 * @param secretSignIn null where people cannot bring secrets
 * @param browserSignIn null where there is no sign-in by browser
 * @param push null where what is new has to be asked for
 */
public record PlatformAdapter(
        Platform platform,
        String name,
        TextDialect dialect,
        PostReader reader,
        PostPublisher publisher,
        AccountProbe probe,
        @Nullable SecretSignIn secretSignIn,
        @Nullable BrowserSignIn browserSignIn,
        @Nullable PostPush push) {
    /** Of a platform that has to be asked for what is new. */
    public PlatformAdapter(
            Platform platform,
            String name,
            TextDialect dialect,
            PostReader reader,
            PostPublisher publisher,
            AccountProbe probe,
            @Nullable SecretSignIn secretSignIn,
            @Nullable BrowserSignIn browserSignIn) {
        this(platform, name, dialect, reader, publisher, probe, secretSignIn, browserSignIn, null);
    }
}
