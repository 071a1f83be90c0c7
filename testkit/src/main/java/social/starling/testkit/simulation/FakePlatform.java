package social.starling.testkit.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Profile;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.PostReader;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextLimits;

/**
 * A platform in memory that remembers what really happened. Its calls are named in {@link Faults} by its id and the
 * port's method, such as {@code alpha.publish}.
 */
public final class FakePlatform {
    private static final URI SERVER = URI.create("https://fake.example");

    private final Platform platform;
    private final boolean plannedKeys;
    private final World world;
    private final FakeTimeline timeline;
    private final FakeNetwork network;
    private final PostReader reader;
    private final FakePublisher publisher;

    private FakePlatform(String id, boolean plannedKeys, World world, Faults faults) {
        this.platform = new Platform(id);
        this.plannedKeys = plannedKeys;
        this.world = world;
        this.timeline = new FakeTimeline(plannedKeys);
        this.network = new FakeNetwork(world, faults, id);
        this.reader = new FakeReader(timeline, network, world.clock());
        this.publisher = new FakePublisher(timeline, network, world.clock());
    }

    /** Clients choose the ids of their posts and a second post of one id is the first (as on Bluesky). */
    public static FakePlatform withPlannedKeys(String id, World world, Faults faults) {
        return new FakePlatform(id, true, world, faults);
    }

    /** Ids come with the answer; a lost one is looked for in the timeline, in several looks (as on X). */
    public static FakePlatform withTimelineOnly(String id, World world, Faults faults) {
        return new FakePlatform(id, false, world, faults);
    }

    public Platform platform() {
        return platform;
    }

    /** How long a call and its answer travel at most, each way; zero until said. */
    public FakePlatform slowest(Duration oneWay) {
        network.slowest(oneWay);
        return this;
    }

    /** How late new posts come into the lists; zero until said. */
    public FakePlatform listingLag(Duration lag) {
        timeline.listingLag(lag);
        return this;
    }

    /**
     * A second post with the same words is taken as well; until this is said, a platform without planned keys refuses it as
     * X does, and so hides what would have been doubled.
     */
    public FakePlatform takingDuplicates() {
        publisher.takeDuplicates();
        return this;
    }

    /** The adapter; its ports are points at which others may run and daemons may crash. */
    public PlatformAdapter adapter() {
        return new PlatformAdapter(
                platform,
                platform.id(),
                new FakeDialect(),
                world.stepping(PostReader.class, reader),
                world.stepping(PostPublisher.class, publisher),
                account -> new Profile(SERVER, account.remoteId(), account.handle(), capabilities()),
                null,
                null);
    }

    /** An account as it is stored once connected. */
    public Account account(String handle) {
        String remoteId = "id-of-" + handle;
        return new Account(
                AccountId.of(platform, remoteId),
                platform,
                SERVER,
                handle,
                remoteId,
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                capabilities(),
                world.clock().instant());
    }

    /** The account's own person posts. */
    public FakePost post(Account account, String text) {
        return post(account, text, null, List.of());
    }

    public FakePost post(Account account, String text, @Nullable ReplyTo reply) {
        return post(account, text, reply, List.of());
    }

    /** With pictures or videos. */
    public FakePost post(Account account, String text, List<Attachment> shown) {
        return post(account, text, null, shown);
    }

    private FakePost post(Account account, String text, @Nullable ReplyTo reply, List<Attachment> shown) {
        RichText written = new FakeDialect().render(RichText.plain(text));
        return timeline.add(
                account.id(), null, written, reply, shown, null, world.clock().instant());
    }

    /** The account's own person edits a post; the new version has an id of its own (as on X). */
    public FakePost edit(FakePost post, String text) {
        RichText written = new FakeDialect().render(RichText.plain(text));
        return timeline.edit(post, written, world.clock().instant());
    }

    /** The account's own person deletes a post. */
    public void delete(FakePost post) {
        timeline.delete(post.reference().id());
    }

    /** What is really there, oldest first. */
    public List<FakePost> posts(Account account) {
        return timeline.of(account.id());
    }

    private Capabilities capabilities() {
        PriceList prices = plannedKeys
                ? PriceList.FREE
                : new PriceList(
                        Money.dollars("0.015"),
                        Money.dollars("0.2"),
                        Money.dollars("0.001"),
                        Money.dollars("0.005"),
                        Money.dollars("0.01"),
                        Money.dollars("0.005"));
        FileLimits file = new FileLimits(2_000_000, 8_192, 8_192, Set.of("image/png"), null);
        return new Capabilities(
                new TextLimits(plannedKeys ? 300 : 280, 3_000),
                new MediaLimits(4, file, file, file, 1_000),
                25,
                !plannedKeys,
                FakeNetwork.DEADLINE,
                prices);
    }
}
