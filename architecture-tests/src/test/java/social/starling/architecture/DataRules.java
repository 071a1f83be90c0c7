package social.starling.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Data is immutable, sums are of records, nothing is static that changes. */
final class DataRules {
    /** Types whose only purpose is to change. */
    private static final Pattern CHANGING = Pattern.compile("java\\.util\\.concurrent\\.(?!TimeUnit).*"
            + "|java\\.util\\.(Hash|LinkedHash|Tree|Enum|Identity|Weak)\\w*(Map|Set)"
            + "|java\\.util\\.(Array|Linked)(List|Deque)|java\\.util\\.PriorityQueue|java\\.util\\.BitSet"
            + "|java\\.util\\.(Random|SplittableRandom)|java\\.security\\.SecureRandom"
            + "|java\\.lang\\.(ThreadLocal|StringBuilder|StringBuffer)");

    static final List<HouseRule> ALL = List.of(
            new HouseRule("nothing static changes", "staticstate", DataRules::noStaticState),
            new HouseRule("what crosses a port never changes", "mutableports", DataRules::portsAreFinal),
            new HouseRule("sealed types of ports and core are sums of data", "sealedports", DataRules::sumsOfData));

    private DataRules() {}

    private static ArchRule noStaticState(House house) {
        return classes()
                .that(house.inHouse())
                .should(Conditions.haveNo(
                        "static state",
                        type -> type.getFields().stream()
                                .filter(DataRules::isStaticState)
                                .map(JavaField::getName)));
    }

    private static boolean isStaticState(JavaField field) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        return !modifiers.contains(JavaModifier.FINAL)
                || CHANGING.matcher(field.getRawType().getName()).matches()
                || (field.getRawType().isArray() && !modifiers.contains(JavaModifier.PRIVATE));
    }

    private static ArchRule portsAreFinal(House house) {
        return classes()
                .that(house.in("ports"))
                .should(Conditions.haveNo(
                        "field that changes",
                        type -> type.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                                .map(JavaField::getName)));
    }

    private static ArchRule sumsOfData(House house) {
        return classes()
                .that(house.in("ports", "core"))
                .should(Conditions.haveNo("sealed type over what is no data", DataRules::permittedBehaviour));
    }

    /** A sealed port could not be observed by a proxy. */
    private static Stream<String> permittedBehaviour(JavaClass type) {
        Class<?> loaded = type.reflect();
        return !loaded.isSealed()
                ? Stream.of()
                : Arrays.stream(loaded.getPermittedSubclasses())
                        .filter(permitted -> !permitted.isRecord()
                                && !permitted.isEnum()
                                && !permitted.isSealed()
                                && !Throwable.class.isAssignableFrom(permitted))
                        .map(Class::getName);
    }
}
