package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Names say a role; every package has its door plate. */
final class NamingRules {
    /** As a last word of its own: a Report is no Port. */
    private static final Pattern EMPTY_WORD =
            Pattern.compile("(.*[a-z0-9])?(Impl|Manager|Helpers?|Utils?|Port|UseCase|Service|Handler|Processor)");

    private static final Set<String> EMPTY_PACKAGES = Set.of(
            "impl",
            "util",
            "utils",
            "helper",
            "helpers",
            "manager",
            "managers",
            "service",
            "services",
            "common",
            "misc");

    private static final Pattern NAME_OF_A_PLATFORM =
            Pattern.compile("(?i)(.*_)?(twitter|bluesky|tiktok|mastodon|instagram|youtube)(_.*)?");

    private static final Pattern WORD_OF_A_PLATFORM =
            Pattern.compile(".*(Twitter|Bluesky|BlueSky|TikTok|Tiktok|Mastodon|Instagram|YouTube|Youtube).*");

    static final List<HouseRule> ALL = List.of(
            new HouseRule("no type ends in a word that says nothing", "emptywords", NamingRules::emptyWords),
            new HouseRule("no package is named after nothing", "emptypackages", NamingRules::emptyPackages),
            new HouseRule("every package is null-marked and has a door plate", "unmarked", NamingRules::doorPlates),
            new HouseRule("Platform is open and never an enum", "platformenum", NamingRules::platformIsOpen),
            new HouseRule("ports and core name no platform", "platformnames", NamingRules::noPlatformByName));

    private NamingRules() {}

    private static ArchRule emptyWords(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "empty word",
                        type -> Stream.of(type.getSimpleName())
                                .filter(name -> EMPTY_WORD.matcher(name).matches())));
    }

    private static ArchRule emptyPackages(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "empty package name",
                        type -> Stream.of(type.getPackageName()
                                        .substring(house.root().length() + 1)
                                        .split("\\."))
                                .filter(EMPTY_PACKAGES::contains)));
    }

    private static ArchRule doorPlates(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "null-marked package-info",
                        type -> isMarked(type) ? Stream.of() : Stream.of(type.getPackageName())));
    }

    private static boolean isMarked(JavaClass type) {
        return type.getPackage()
                .tryGetPackageInfo()
                .map(plate -> plate.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static ArchRule platformIsOpen(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo("closed list of platforms", NamingRules::closedPlatforms));
    }

    private static Stream<String> closedPlatforms(JavaClass type) {
        if (!type.isEnum()) {
            return Stream.of();
        }
        return Stream.concat(
                Stream.of(type.getSimpleName()).filter("Platform"::equals),
                type.getFields().stream()
                        .map(JavaField::getName)
                        .filter(name -> NAME_OF_A_PLATFORM.matcher(name).matches()));
    }

    private static ArchRule noPlatformByName(House house) {
        return classes()
                .that(house.in("ports", "core"))
                .should(Conditions.haveNo("platform by name", NamingRules::platformsNamed));
    }

    private static Stream<String> platformsNamed(JavaClass type) {
        return Stream.concat(
                Stream.of(type.getSimpleName())
                        .filter(name -> WORD_OF_A_PLATFORM.matcher(name).matches()),
                type.getMembers().stream()
                        .map(member -> member.getName())
                        .filter(name -> WORD_OF_A_PLATFORM.matcher(name).matches()
                                || NAME_OF_A_PLATFORM.matcher(name).matches()));
    }
}
