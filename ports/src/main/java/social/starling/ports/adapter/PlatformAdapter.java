package social.starling.ports.adapter;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountProbe;
import social.starling.ports.account.BrowserSignIn;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.PostReader;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.text.TextDialect;

/**
 * Everything one platform can do for Starling.
 *
 * @param name for people, such as {@code Bluesky}
 * @param secretSignIn null where people cannot bring secrets
 * @param browserSignIn null where there is no sign-in by browser
 */
public record PlatformAdapter(
        Platform platform,
        String name,
        TextDialect dialect,
        PostReader reader,
        PostPublisher publisher,
        AccountProbe probe,
        @Nullable SecretSignIn secretSignIn,
        @Nullable BrowserSignIn browserSignIn) {}
