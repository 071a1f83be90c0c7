package social.starling.benchmarks.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls that carry posts, made by a client that does nothing else: it knows each request beforehand, looks into an
 * answer only where the next call needs an id from it, and keeps nothing.
 */
final class BareFlow {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9]+)\"");
    private static final Pattern LINK = Pattern.compile("\"\\$link\":\"([a-z0-9]+)\"");
    private static final String JSON = "application/json";
    private static final String TID_LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final String TIMELINE = "/tweets?max_results=100"
            + "&post.fields=attachments,conversation_id,created_at,entities,id,lang,note_post,text"
            + "&expansions=attachments.media_keys,edit_history_post_ids,in_reply_to_user_id,referenced_posts"
            + "&media.fields=alt_text,media_key,preview_image_url,type,url,variants";
    private static final byte[] NOTHING = {};

    private final Side source;
    private final PlatformProcess platforms;
    private final List<Person> people;
    private final AtomicInteger number = new AtomicInteger();

    BareFlow(Side source, PlatformProcess platforms, List<Person> people) {
        this.source = source;
        this.platforms = platforms;
        this.people = people;
    }

    /** @param pages how many pages of posts are read */
    void carry(List<SourcePost> posts, int pages, int connections) throws IOException {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger carried = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                workers.add(executor.submit(() -> {
                    try (BareConnection from = new BareConnection(platforms.uri(source));
                            BareConnection to = new BareConnection(platforms.uri(source.other()))) {
                        for (int page = read.getAndIncrement(); page < pages; page = read.getAndIncrement()) {
                            page(from, people.get(page % people.size()));
                        }
                        for (int post = carried.getAndIncrement();
                                post < posts.size();
                                post = carried.getAndIncrement()) {
                            carry(from, to, posts.get(post));
                        }
                    }
                    return null;
                }));
            }
        }
        for (Future<?> worker : workers) {
            finish(worker);
        }
    }

    private void page(BareConnection from, Person person) throws IOException {
        String path = source == Side.X
                ? "/2/users/" + person.xId() + TIMELINE
                : "/xrpc/com.atproto.repo.listRecords?repo=" + person.did()
                        + "&collection=app.bsky.feed.post&limit=100";
        from.call("GET", path, person.token(source), "", NOTHING);
    }

    private void carry(BareConnection from, BareConnection to, SourcePost post) throws IOException {
        Person person = people.get(post.person());
        byte[] picture = NOTHING;
        if (!post.picture().isEmpty()) {
            picture = from.call("GET", post.picture(), person.token(source), "", NOTHING);
            // Another one than Starling has brought: the server looks at each file once.
            System.arraycopy(bytes("%08d".formatted(number.get())), 0, picture, picture.length - 10, 8);
        }
        switch (source) {
            case X -> toBluesky(to, person, picture);
            case BLUESKY -> toX(to, person, picture);
        }
    }

    private void toX(BareConnection to, Person person, byte[] picture) throws IOException {
        String media = picture.length == 0
                ? ""
                : ",\"media\":{\"media_ids\":[\"" + uploadToX(to, person.xToken(), picture) + "\"]}";
        String text = Sentences.bare(number.incrementAndGet());
        byte[] body = bytes("{\"text\":\"" + text + "\"" + media + "}");
        to.call("POST", "/2/tweets", person.xToken(), JSON, body);
    }

    private static String uploadToX(BareConnection to, String token, byte[] picture) throws IOException {
        byte[] begin = bytes("{\"media_type\":\"image/jpeg\",\"total_bytes\":" + picture.length
                + ",\"media_category\":\"tweet_image\"}");
        String upload = "/2/media/upload/";
        String id = found(ID, to.call("POST", upload + "initialize", token, JSON, begin));
        String head = "--bare\r\nContent-Disposition: form-data; name=\"segment_index\"\r\n\r\n0\r\n--bare\r\n"
                + "Content-Disposition: form-data; name=\"media\"; filename=\"media\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        byte[] form = joined(bytes(head), picture, bytes("\r\n--bare--\r\n"));
        to.call("POST", upload + id + "/append", token, "multipart/form-data; boundary=bare", form);
        to.call("POST", upload + id + "/finalize", token, "", NOTHING);
        return id;
    }

    private void toBluesky(BareConnection to, Person person, byte[] picture) throws IOException {
        String embed = "";
        if (picture.length > 0) {
            String link = found(
                    LINK,
                    to.call("POST", "/xrpc/com.atproto.repo.uploadBlob", person.blueskyToken(), "image/jpeg", picture));
            embed =
                    ",\"embed\":{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"\",\"image\":{\"$type\":\"blob\","
                            + "\"ref\":{\"$link\":\"" + link + "\"},\"mimeType\":\"image/jpeg\",\"size\":"
                            + picture.length
                            + "},\"aspectRatio\":{\"width\":1000,\"height\":750}}]}";
        }
        int post = number.incrementAndGet();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String record = "{\"$type\":\"app.bsky.feed.post\",\"text\":\"" + Sentences.bare(post) + "\",\"createdAt\":\""
                + now + "\"" + embed + "}";
        String body = "{\"repo\":\"" + person.did() + "\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\""
                + key(now.toEpochMilli() * 1000 + post % 1000, post % 1024) + "\",\"swapRecord\":null,\"record\":"
                + record + "}";
        to.call("POST", "/xrpc/com.atproto.repo.putRecord", person.blueskyToken(), JSON, bytes(body));
    }

    private static String key(long micros, int clock) {
        long bits = micros << 10 | clock;
        StringBuilder key = new StringBuilder();
        for (int shift = 60; shift >= 0; shift -= 5) {
            key.append(TID_LETTERS.charAt((int) (bits >>> shift & 31)));
        }
        return key.toString();
    }

    private static String found(Pattern pattern, byte[] answer) {
        Matcher matcher = pattern.matcher(new String(answer, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + new String(answer, StandardCharsets.UTF_8));
        }
        return matcher.group(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] head, byte[] body, byte[] tail) {
        byte[] all = new byte[head.length + body.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        System.arraycopy(tail, 0, all, head.length + body.length, tail.length);
        return all;
    }

    private static void finish(Future<?> worker) throws IOException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw new IOException("The bare client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The bare client was interrupted", e);
        }
    }
}
