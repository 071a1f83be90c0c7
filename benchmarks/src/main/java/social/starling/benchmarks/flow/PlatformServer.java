package social.starling.benchmarks.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import social.starling.sandbox.LoggedRequest;
import social.starling.sandbox.bluesky.BlueskyAccount;
import social.starling.sandbox.bluesky.BlueskyLimit;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XLimit;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;
import social.starling.sandbox.x.XUser;

/**
 * Both simulated platforms in a process of their own, in memory and with their rate limits lifted. It obeys commands on its
 * standard input, answers each by lines of which the last is {@code done}, and ends with its input.
 */
public final class PlatformServer {
    /** Begins each answer; what else stands there comes from the JVM and its tools. */
    static final String ANSWER = "> ";

    private static final int NO_LIMIT = 1_000_000_000;

    private final XSandbox x = XSandbox.start();
    private final BlueskySandbox bluesky = BlueskySandbox.start();
    private final List<Person> people = new ArrayList<>();
    private final PrintStream out;
    private int posts;

    private PlatformServer(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PlatformServer server = new PlatformServer(new PrintStream(System.out, false, StandardCharsets.UTF_8));
        server.liftLimits();
        server.done("addresses " + server.x.baseUri() + " " + server.bluesky.baseUri());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            server.obey(line.split(" "));
        }
        server.x.close();
        server.bluesky.close();
    }

    private void obey(String[] command) {
        switch (command[0]) {
            case "people" -> meet(Integer.parseInt(command[1]));
            case "posts" -> post(people, Side.valueOf(command[1]), Integer.parseInt(command[2]), command[3]);
            case "past" -> post(people.subList(0, 1), Side.valueOf(command[1]), Integer.parseInt(command[2]), "words");
            case "post" -> post(Side.valueOf(command[1]), people.get(Integer.parseInt(command[2])), "");
            case "requests" -> count();
            case "subscribers" -> say("subscribers " + bluesky.subscribers());
            default -> throw new IllegalArgumentException("There is no command " + command[0]);
        }
        done("done");
    }

    private void liftLimits() {
        for (XLimit limit : XLimit.values()) {
            x.setLimit(limit, NO_LIMIT);
        }
        for (BlueskyLimit limit : BlueskyLimit.values()) {
            bluesky.setLimit(limit, NO_LIMIT);
        }
    }

    private void meet(int count) {
        for (int i = 0; i < count; i++) {
            BlueskyAccount there = bluesky.createUser("person" + i + ".test");
            XUser here = x.createUser("person" + i, false);
            Person person = new Person(
                    i,
                    there.did(),
                    there.handle(),
                    there.appPassword(),
                    here.id(),
                    here.username(),
                    bluesky.grant(there.handle()).accessJwt(),
                    x.grant(here.username()).accessToken());
            people.add(person);
            say(person.line());
        }
    }

    /** By turns, as many of each person as of every other. */
    private void post(List<Person> authors, Side side, int count, String kind) {
        Pictures pictures = new Pictures();
        for (int i = 0; i < count; i++) {
            Person author = authors.get(i % authors.size());
            String picture = kind.equals("pictures") ? post(side, author, pictures.next()) : post(side, author, "");
            say(new SourcePost(author.number(), picture).line());
        }
    }

    private String post(Side side, Person author, String nothing) {
        switch (side) {
            case X -> x.post(author.username(), Sentences.number(++posts));
            case BLUESKY -> bluesky.post(author.handle(), Sentences.number(++posts));
        }
        return nothing;
    }

    private String post(Side side, Person author, byte[] picture) {
        String text = Sentences.number(++posts);
        return switch (side) {
            case X -> {
                XPost post =
                        x.post(author.username(), text, Optional.empty(), List.of(x.media(picture, Optional.empty())));
                yield post.media().getFirst().url();
            }
            case BLUESKY -> {
                BlueskyPost post =
                        bluesky.post(author.handle(), text, Optional.empty(), List.of(bluesky.media(picture, "")));
                yield post.media().getFirst().path(post.uri());
            }
        };
    }

    /** The requests since the last count, by what they asked for. */
    private void count() {
        Map<String, Integer> counts = new TreeMap<>();
        List<LoggedRequest> requests = new ArrayList<>(x.log().list());
        requests.addAll(bluesky.log().list());
        requests.forEach(request -> counts.merge(endpoint(request), 1, Integer::sum));
        counts.forEach((endpoint, count) -> say("request " + count + " " + endpoint));
        x.log().clear();
        bluesky.log().clear();
    }

    private static String endpoint(LoggedRequest request) {
        String path = request.path().replaceAll("/[0-9]{5,}", "/{id}").replaceAll("^/media/.*", "/media/{name}");
        return request.method() + " " + path + (request.status() < 300 ? "" : " " + request.status());
    }

    private void done(String line) {
        say(line);
        out.flush();
    }

    private void say(String line) {
        out.println(ANSWER + line);
    }
}
