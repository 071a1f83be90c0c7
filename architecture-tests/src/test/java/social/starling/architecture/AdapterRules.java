package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a platform's adapter shows of itself, and what it leaves to others. */
final class AdapterRules {
    private static final int PUBLIC_TYPES = 3;

    static final List<HouseRule> ALL = List.of(
            new HouseRule("an adapter shows at most three types", "publictypes", AdapterRules::fewPublicTypes),
            new HouseRule("public types of an adapter begin with its platform", "prefix", AdapterRules::prefix),
            new HouseRule("adapters of platforms publish no events", "events", AdapterRules::noEvents),
            new HouseRule("only adapter-http builds HTTP clients", "httpclients", AdapterRules::oneHttpClient));

    private AdapterRules() {}

    private static boolean isShown(JavaClass type) {
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getSimpleName().equals("package-info");
    }

    private static ArchRule fewPublicTypes(House house) {
        return all(platformAdapters(house)).should(new ArchCondition<>("show at most " + PUBLIC_TYPES + " types") {
            @Override
            public void check(Map.Entry<String, List<String>> adapter, ConditionEvents events) {
                if (adapter.getValue().size() > PUBLIC_TYPES) {
                    events.add(SimpleConditionEvent.violated(
                            adapter, adapter.getKey() + " shows " + String.join(", ", adapter.getValue())));
                }
            }
        });
    }

    private static AbstractClassesTransformer<Map.Entry<String, List<String>>> platformAdapters(House house) {
        return new AbstractClassesTransformer<>("platform adapters") {
            @Override
            public Iterable<Map.Entry<String, List<String>>> doTransform(JavaClasses types) {
                return types.stream()
                        .filter(house.inPlatformAdapters())
                        .filter(AdapterRules::isShown)
                        .collect(Collectors.groupingBy(
                                house::module,
                                TreeMap::new,
                                Collectors.mapping(JavaClass::getName, Collectors.toList())))
                        .entrySet();
            }
        };
    }

    private static ArchRule prefix(House house) {
        return classes()
                .that(house.inPlatformAdapters())
                .should(Conditions.haveNo("public name without its platform", type -> {
                    String adapter = house.module(type);
                    String prefix = adapter.substring(0, 1).toUpperCase(Locale.ROOT) + adapter.substring(1);
                    return Stream.of(type)
                            .filter(AdapterRules::isShown)
                            .map(JavaClass::getSimpleName)
                            .filter(name -> !name.startsWith(prefix));
                }));
    }

    private static ArchRule noEvents(House house) {
        return classes()
                .that(house.inPlatformAdapters())
                .should(Conditions.knowNothingThat(
                        "event of the product",
                        arrow -> arrow.getTargetClass().getPackageName().startsWith(house.root() + ".ports.event")));
    }

    private static ArchRule oneHttpClient(House house) {
        return classes()
                .that(house.inAdapters())
                .should(Conditions.touchNothingThat(
                        "HTTP client of its own",
                        access -> access.getTargetOwner().getName().startsWith("java.net.http.")
                                || access.getTargetOwner().getName().equals("java.net.HttpURLConnection")
                                || (access.getTargetOwner().getName().startsWith("okhttp3.OkHttpClient")
                                        && access.getTarget().getName().equals("<init>"))));
    }
}
