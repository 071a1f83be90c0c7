package social.starling.benchmarks.flow;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.Starling;
import social.starling.assembly.StarlingSettings;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.BrowserSignIn.Authorization;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Secret;
import social.starling.ports.money.Money;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteRules;

/**
 * The whole Starling of a daemon, with its database on disk, on the platforms of a {@link PlatformProcess}. For each person
 * there is one route, from one platform to the other.
 */
final class Stand implements AutoCloseable {
    private static final URI REDIRECT = URI.create("http://127.0.0.1/oauth/callback");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final DailyCap NO_CAP = new DailyCap(Integer.MAX_VALUE, Money.dollars("1000000"));

    private final PlatformProcess platforms;
    private final List<Person> people;
    private final Path folder;
    private final Starling starling;

    private Stand(PlatformProcess platforms, List<Person> people, Path folder, Starling starling) {
        this.platforms = platforms;
        this.people = people;
        this.folder = folder;
        this.starling = starling;
    }

    static Stand open(int people, Side source) throws IOException {
        PlatformProcess platforms = PlatformProcess.start();
        try {
            List<Person> all = platforms.people(people);
            Path folder = Files.createTempDirectory("starling-flow");
            Starling starling = Starling.open(StarlingSettings.DEFAULT.with(settings(platforms)), folder);
            Stand stand = new Stand(platforms, all, folder, starling);
            all.forEach(person -> stand.connect(person, source));
            return stand;
        } catch (IOException | RuntimeException e) {
            platforms.close();
            throw e;
        }
    }

    Starling starling() {
        return starling;
    }

    PlatformProcess platforms() {
        return platforms;
    }

    List<Person> people() {
        return people;
    }

    /** The account of a person of the simulated platforms. */
    Account account(String remoteId) {
        return starling.accounts().list().stream()
                .filter(account -> account.remoteId().equals(remoteId))
                .findFirst()
                .orElseThrow();
    }

    /** One more route, from one account on Bluesky to another. */
    Route between(Person source, Person target) {
        AccountId to = account(target.did()).id();
        starling.accounts().cap(to, NO_CAP);
        return starling.routes().add(account(source.did()).id(), to, false, RouteRules.DEFAULT);
    }

    /** Of both processes so far. */
    Processors processors() throws IOException {
        return Processors.of(ProcessHandle.current().pid(), platforms.pid());
    }

    @Override
    public void close() throws IOException {
        starling.close();
        platforms.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void connect(Person person, Side source) {
        Account here = connectX(person);
        Account there = starling.accounts()
                .connect(
                        Side.BLUESKY.platform(),
                        platforms.uri(Side.BLUESKY),
                        person.handle(),
                        Map.of("app-password", new Secret(person.appPassword())));
        AccountId from = source == Side.X ? here.id() : there.id();
        AccountId to = source == Side.X ? there.id() : here.id();
        starling.accounts().cap(to, NO_CAP);
        starling.routes().add(from, to, false, RouteRules.DEFAULT);
    }

    private Account connectX(Person person) {
        Authorization authorization = starling.accounts().begin(Side.X.platform(), REDIRECT);
        URI consent = URI.create(authorization.page() + "&sandbox_consent=" + person.username());
        return starling.accounts().finish(Side.X.platform(), authorization, code(consent));
    }

    private static PlatformSettings settings(PlatformProcess platforms) {
        URI x = platforms.uri(Side.X);
        URI bluesky = platforms.uri(Side.BLUESKY);
        return new PlatformSettings(
                new PlatformSettings.Twitter(
                        "sandbox-client", new Secret("sandbox-client-secret"), x, x.resolve("/i/oauth2/authorize")),
                new PlatformSettings.Bluesky(bluesky),
                Set.of(x.getAuthority(), bluesky.getAuthority()));
    }

    /** What the browser would be sent back with. */
    private static String code(URI consent) {
        try {
            HttpURLConnection page = (HttpURLConnection) consent.toURL().openConnection();
            page.setInstanceFollowRedirects(false);
            Matcher code = CODE.matcher(String.valueOf(page.getHeaderField("Location")));
            page.disconnect();
            if (!code.find()) {
                throw new IllegalStateException("The simulated X gave no code");
            }
            return code.group(1);
        } catch (IOException e) {
            throw new IllegalStateException("The simulated X did not answer", e);
        }
    }
}
