package social.starling.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import social.starling.core.task.VirtualTasks;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Profile;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.delivery.Origin;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.task.Tasks;
import social.starling.ports.text.Facet;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/**
 * A platform that takes every post, at once or after a set time, and keeps none, so that only Starling's own work is
 * measured. It counts how often each delivery is sent.
 */
final class NoOpPlatform {
    static final Platform PLATFORM = new Platform("nowhere");

    private static final String REQUEST = "request-";
    private static final Tasks TASKS = new VirtualTasks();
    /** Several processes publish on one account, and no two posts have one id. */
    private static final String RUN = ProcessHandle.current().pid() + "-";

    private static final Capabilities CAPABILITIES =
            new Capabilities(new TextLimits(300, 3_000), 25, false, Duration.ofSeconds(30), PriceList.FREE);
    private static final DailyCap NO_CAP = new DailyCap(Integer.MAX_VALUE, Money.dollars("1000000"));

    private final AtomicLong posts = new AtomicLong();
    private final Calls calls;
    private final Duration call;

    /** @param call how long each call takes */
    NoOpPlatform(Calls calls, Duration call) {
        this.calls = calls;
        this.call = call;
    }

    /** Names its number, which the platform reads again when it is called. */
    static Origin.Request origin(int number) {
        return new Origin.Request(REQUEST + number);
    }

    static Account account(int number) {
        String remoteId = "person-" + number;
        return new Account(
                AccountId.of(PLATFORM, remoteId),
                PLATFORM,
                URI.create("http://127.0.0.1:1"),
                "person" + number + ".nowhere",
                remoteId,
                AccountState.ACTIVE,
                NO_CAP,
                CAPABILITIES,
                Instant.EPOCH);
    }

    PlatformAdapter adapter() {
        return new PlatformAdapter(
                PLATFORM,
                "Nowhere",
                new PlainDialect(),
                new EmptyReader(),
                new Publisher(),
                account -> new Profile(account.server(), account.remoteId(), account.handle(), CAPABILITIES),
                null,
                null);
    }

    private static int number(String request) {
        int from = request.indexOf(REQUEST) + REQUEST.length();
        int to = from;
        while (Character.isDigit(request.charAt(to))) {
            to++;
        }
        return Integer.parseInt(request, from, to, 10);
    }

    private final class Publisher implements PostPublisher {
        @Override
        public Prepared prepare(Content content, Account account) {
            return new Prepared(
                    account.id(),
                    RequestBytes.utf8("{\"for\":\"" + content.idempotencyKey() + "\",\"text\":\""
                            + content.text().text() + "\"}"),
                    null,
                    "baseline",
                    Money.ZERO);
        }

        @Override
        public PublishOutcome publish(Prepared prepared, AttemptJournal journal) {
            if (call.isPositive()) {
                TASKS.sleep(call);
            }
            calls.count(number(prepared.request().utf8()));
            return new PublishOutcome.Published(
                    new PostReference(prepared.account(), RUN + posts.incrementAndGet(), null));
        }

        @Override
        public Reconciliation reconcile(Attempt attempt) {
            throw new IllegalStateException("No answer of this platform is ever lost: " + attempt.id());
        }

        @Override
        public RemoveOutcome remove(PostReference post) {
            return new RemoveOutcome.AlreadyGone();
        }
    }

    private static final class PlainDialect implements TextDialect {
        @Override
        public int length(RichText rendered) {
            return rendered.text().length();
        }

        @Override
        public List<Facet> entities(String text) {
            return List.of();
        }

        @Override
        public RichText render(RichText neutral) {
            return neutral;
        }
    }

    private static final class EmptyReader implements PostReader {
        @Override
        public String start(Account account) {
            return "";
        }

        @Override
        public String before(Account account, Instant moment) {
            return "";
        }

        @Override
        public String beforeNewest(Account account, int posts) {
            return "";
        }

        @Override
        public PostPage after(Account account, String cursor, int limit) {
            return new PostPage(List.of(), cursor, false);
        }

        @Override
        public List<Post> latest(Account account, int limit) {
            return List.of();
        }

        @Override
        public List<Post> thread(Account account, Post post) {
            return List.of();
        }

        @Override
        public Set<String> gone(Account account, Collection<String> ids) {
            return Set.of();
        }
    }
}
