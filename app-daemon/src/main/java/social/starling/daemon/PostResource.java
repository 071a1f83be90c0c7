package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.core.request.PostRequest;
import social.starling.core.request.PostRequests;
import social.starling.core.request.Submission;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.DeliveryId;

/** Posting by request: what it would become, and once only however often it is repeated. */
final class PostResource {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,198}[\\x21-\\x7E])?");

    private final PostRequests posts;
    private final SecureRandom random;
    private final Bodies bodies;

    PostResource(PostRequests posts, SecureRandom random, Bodies bodies) {
        this.posts = posts;
        this.random = random;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/posts/preflight", this::preflight, Access.PUBLISH);
        routes.post("/api/posts", this::submit, Access.PUBLISH);
    }

    private void preflight(Context context) {
        context.json(PreflightJson.of(posts.preflight(request(context))));
    }

    private void submit(Context context) {
        String key = key(context);
        context.header(KEY, key);
        switch (posts.submit(request(context), key, "api")) {
            case Submission.Planned planned -> context.status(201).json(Submitted.of(planned.deliveries()));
            case Submission.Repeated repeated -> context.status(200).json(Submitted.of(repeated.deliveries()));
            case Submission.Refused refused -> context.status(422).json(PreflightJson.of(refused.preflight()));
            case Submission.KeyTaken taken ->
                throw new ProblemException(
                        Problem.Kind.KEY_TAKEN, "The key \"" + taken.key() + "\" was used for a different post");
        }
    }

    private PostRequest request(Context context) {
        PostJson post = bodies.read(context, PostJson.class);
        List<AccountId> targets = Parameters.required(post.targets(), "targets").stream()
                .map(id -> new AccountId(Parameters.required(id, "targets")))
                .toList();
        List<String> languages = post.languages() == null
                ? List.of()
                : post.languages().stream()
                        .map(tag -> Parameters.required(tag, "languages"))
                        .toList();
        return new PostRequest(
                Parameters.required(post.text(), "text"),
                targets,
                languages,
                post.numbering() != null && post.numbering());
    }

    private String key(Context context) {
        String given = context.header(KEY);
        if (given == null) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return "api-" + HexFormat.of().formatHex(bytes);
        }
        if (!KEY_FORM.matcher(given).matches()) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    "The Idempotency-Key has " + given.length()
                            + " characters; 1 to 200 printable ASCII characters are allowed");
        }
        return given;
    }

    record PostJson(
            @Nullable String text,
            @Nullable List<@Nullable String> targets,
            @Nullable List<@Nullable String> languages,
            @Nullable Boolean numbering) {}

    record Submitted(List<String> deliveries) {
        static Submitted of(List<DeliveryId> ids) {
            return new Submitted(ids.stream().map(DeliveryId::value).toList());
        }
    }
}
