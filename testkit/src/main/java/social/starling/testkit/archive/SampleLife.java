package social.starling.testkit.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * The posts of somebody who posts all sorts of things at a steady pace: of a hundred about sixty stand alone or begin a
 * thread, ten continue one, ten answer others, ten are reposts, and among them are links, names, tags, emoji and what has to
 * be escaped. No post shows media: whoever wants some writes them beside.
 */
public final class SampleLife implements Iterator<SamplePost> {
    private static final List<String> WORDS = List.of(
            "starlings",
            "over",
            "the",
            "pier",
            "again",
            "tea & toast",
            "5 < 6 > 4",
            "#murmuration",
            "naïve",
            "日本語の鳥",
            "👩‍🔬",
            "🇪🇺",
            "evening",
            "why not",
            "slowly",
            "$STRL",
            "a\nnew line",
            "quiet",
            "loud",
            "“quoted”");

    private final Random random;
    private final String owner;
    private final String handle;
    private final Duration every;
    private Instant now;
    private int left;
    private int number;
    private SamplePost last;

    private SampleLife(long seed, String owner, String handle, Instant begin, Duration every, int count) {
        this.random = new Random(seed);
        this.owner = owner;
        this.handle = handle;
        this.every = every;
        this.now = begin;
        this.left = count;
        this.last = SamplePost.of(begin, 0, "first");
    }

    /** @param owner the id of the person */
    public static SampleLife of(long seed, String owner, String handle, Instant begin, Duration every, int count) {
        return new SampleLife(seed, owner, handle, begin, every, count);
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public SamplePost next() {
        left--;
        number++;
        now = now.plus(every);
        SamplePost post = post(random.nextInt(100));
        last = post;
        return post;
    }

    private SamplePost post(int kind) {
        if (kind < 10) {
            return SamplePost.of(now, 0, "RT @grace: " + words(8)).mentions("grace", "2002");
        }
        if (kind < 20) {
            return SamplePost.of(now, 0, "@grace " + words(6))
                    .answers(SamplePost.id(now.minusSeconds(60), 1), "2002", "grace")
                    .mentions("grace", "2002");
        }
        if (kind < 30 && number > 1) {
            return SamplePost.of(now, 0, words(10)).answers(last.id(), owner, handle);
        }
        if (kind < 45) {
            String shown = SamplePost.shortAddress(random);
            return SamplePost.of(now, 0, words(7) + " " + shown).link(shown, "https://example.org/birds/" + number);
        }
        return SamplePost.of(now, 0, words(4 + random.nextInt(18)));
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder("No. " + number);
        for (int i = 0; i < count; i++) {
            words.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toString();
    }
}
