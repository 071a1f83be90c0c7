package social.starling.twitter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a ZIP the files lie that are read; at most a few hundred names are kept. */
final class ArchiveLayout implements ZipArchive.Visitor {
    private static final Pattern KNOWN = Pattern.compile(
            "((?:[^/]+/)?(?:data/)?)" + "(account|tweets?(?:-part[0-9]{1,4})?|note-tweet(?:-part[0-9]{1,4})?)\\.js");
    private static final int MOST_PARTS = 10_000;
    /** X cuts its files at some ten megabytes; none of a hundred times that is one. */
    private static final long LARGEST_PART = 4L << 30;

    private static final Map<Pattern, String> OTHERS = others();

    private final List<ZipMember> found = new ArrayList<>();
    private long[] names = new long[1 << 10];
    private int count;
    private @Nullable String looksLike;

    @Override
    public void see(ZipMember member) throws IOException {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
        }
        names[count++] = MediaTable.key(member.name());
        if (KNOWN.matcher(member.name()).matches() && found.size() < MOST_PARTS) {
            found.add(member);
        }
        if (looksLike == null) {
            looksLike = OTHERS.entrySet().stream()
                    .filter(other -> other.getKey().matcher(member.name()).find())
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @throws DamagedArchiveException when it is another ZIP, or one that says two things of one name */
    Parts parts() throws DamagedArchiveException {
        Arrays.sort(names, 0, count);
        for (int i = 1; i < count; i++) {
            if (names[i] == names[i - 1]) {
                throw ZipTail.broken("it holds two files of the same name");
            }
        }
        String folder = folder();
        List<ZipMember> tweets = new ArrayList<>();
        List<ZipMember> notes = new ArrayList<>();
        ZipMember account = null;
        for (ZipMember member : found) {
            Matcher known = KNOWN.matcher(member.name());
            if (known.matches() && known.group(1).equals(folder)) {
                if (member.size() > LARGEST_PART) {
                    throw new DamagedArchiveException("\"" + ZipNames.shown(member.name()) + "\" in it has "
                            + member.size() + " bytes; up to " + LARGEST_PART + " are read");
                }
                switch (known.group(2).charAt(0)) {
                    case 'a' -> account = member;
                    case 't' -> tweets.add(member);
                    default -> notes.add(member);
                }
            }
        }
        if (account == null || tweets.isEmpty()) {
            throw foreign();
        }
        tweets.sort(Comparator.comparing(ZipMember::name));
        notes.sort(Comparator.comparing(ZipMember::name));
        return new Parts(folder, account, tweets, notes);
    }

    /** The one with the account's own file; the deepest such, as that is X's newer form. */
    private String folder() {
        return found.stream()
                .map(member -> KNOWN.matcher(member.name()))
                .filter(known -> known.matches() && known.group(2).equals("account"))
                .map(known -> known.group(1))
                .max(Comparator.comparing((String folder) -> folder.endsWith("data/")))
                .orElse("");
    }

    private DamagedArchiveException foreign() {
        return new DamagedArchiveException("It is a ZIP, but no archive of X"
                + (looksLike == null ? "" : ": it looks like " + looksLike)
                + ". data/account.js and data/tweets.js must be in it, as in the file that X sends you (Settings, Your"
                + " account, Download an archive of your data)");
    }

    private static Map<Pattern, String> others() {
        Map<Pattern, String> others = new LinkedHashMap<>();
        others.put(Pattern.compile("^\\[Content_Types\\]\\.xml$"), "an Office document");
        others.put(Pattern.compile("^mimetype$"), "an OpenDocument file or a book");
        others.put(Pattern.compile("user_data_tiktok|(?i)tiktok"), "an export of TikTok");
        others.put(
                Pattern.compile("(?i)instagram_activity|(^|/)content/posts_1\\.|media\\.json$"),
                "an export of Instagram");
        others.put(Pattern.compile("(^|/)outbox\\.json$"), "an export of Mastodon");
        others.put(Pattern.compile("data/js/tweets/"), "an archive of X from before 2019: ask X for a new one");
        others.put(Pattern.compile("^META-INF/MANIFEST\\.MF$"), "a Java program");
        return others;
    }

    /** The files that are read. @param folder below which they lie, with a slash at its end or empty */
    record Parts(String folder, ZipMember account, List<ZipMember> tweets, List<ZipMember> notes) {}
}
