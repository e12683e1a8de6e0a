package dev.reprokit.architecture;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds classes of different packages that share a simple name. */
final class HaveNamesOfTheirOwn extends ArchCondition<JavaClass> {
    private Map<String, List<JavaClass>> bySimpleName = Map.of();

    HaveNamesOfTheirOwn() {
        super("have names of their own");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        bySimpleName = all.stream().collect(groupingBy(JavaClass::getSimpleName));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        List<JavaClass> namesakes = bySimpleName.get(type.getSimpleName());
        events.add(
                new SimpleConditionEvent(
                        type,
                        namesakes.size() == 1,
                        "%s is one of %s"
                                .formatted(
                                        type.getName(),
                                        namesakes.stream().map(JavaClass::getName).toList())));
    }
}
