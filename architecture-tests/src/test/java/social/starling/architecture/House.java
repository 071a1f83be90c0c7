package social.starling.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** A tree of modules below one root package; the product is one house, each set of violations is another. */
record House(String root) {
    static final House PRODUCT = new House("social.starling");

    /** Modules that are no adapters. Every other package directly below the root is one. */
    private static final Set<String> FLOORS = Set.of(
            "ports",
            "core",
            "testkit",
            "sandbox",
            "http",
            "assembly",
            "daemon",
            "cli",
            "benchmarks",
            "examples",
            "architecture");

    /** Adapters of a technology and not of a platform: they know no HTTP client and store what core computed. */
    private static final Set<String> TECHNICAL = Set.of("memory", "jdbc", "s3", "media", "ai", "notify", "report");

    /** The first package segment below the root, or the empty text for what is outside the house. */
    String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String below = name.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    boolean holds(JavaClass type) {
        return !module(type).isEmpty();
    }

    boolean isAdapter(String module) {
        return !module.isEmpty() && !FLOORS.contains(module);
    }

    boolean isPlatformAdapter(String module) {
        return isAdapter(module) && !TECHNICAL.contains(module);
    }

    DescribedPredicate<JavaClass> in(String... modules) {
        Set<String> wanted = Set.of(modules);
        return DescribedPredicate.describe(
                "are in " + String.join(", ", modules), type -> wanted.contains(module(type)));
    }

    DescribedPredicate<JavaClass> inHouse() {
        return DescribedPredicate.describe("are in the house", this::holds);
    }

    DescribedPredicate<JavaClass> inAdapters() {
        return DescribedPredicate.describe("are in an adapter", type -> isAdapter(module(type)));
    }

    DescribedPredicate<JavaClass> inPlatformAdapters() {
        return DescribedPredicate.describe("are in an adapter of a platform", type -> isPlatformAdapter(module(type)));
    }
}
