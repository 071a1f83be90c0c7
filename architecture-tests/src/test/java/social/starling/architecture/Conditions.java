package social.starling.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions whose reports name the class that is wrong and why. */
final class Conditions {
    private Conditions() {}

    /** Wrong is each thing that {@code faults} says of a class. */
    static ArchCondition<JavaClass> haveNo(String what, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>("have no " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type)
                        .forEach(fault -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + ": " + what + ": " + fault)));
            }
        };
    }

    static ArchCondition<JavaClass> knowNothingThat(String what, Predicate<Dependency> wrong) {
        return haveNo(
                what,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(wrong)
                        .map(Dependency::getDescription));
    }

    /** Calls, field accesses and method references. */
    static ArchCondition<JavaClass> touchNothingThat(String what, Predicate<JavaAccess<?>> wrong) {
        return haveNo(
                what, type -> type.getAccessesFromSelf().stream().filter(wrong).map(JavaAccess::getDescription));
    }

    static boolean isCall(JavaAccess<?> access, String owner, String name) {
        return access.getTargetOwner().getName().equals(owner)
                && access.getTarget().getName().equals(name);
    }
}
