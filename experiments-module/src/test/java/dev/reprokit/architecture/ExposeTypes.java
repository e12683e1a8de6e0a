package dev.reprokit.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds types in what a class shows: its supertypes, the bounds of its type variables, and its
 * public and protected members with their type arguments.
 */
final class ExposeTypes extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaClass> which;

    ExposeTypes(DescribedPredicate<JavaClass> which) {
        super("expose types that " + which.getDescription());
        this.which = which;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        report(type, type.getName(), ofDeclaration(type), events);
        type.getMembers().stream()
                .filter(ExposeTypes::isShown)
                .forEach(member -> report(type, member.getFullName(), ofMember(member), events));
    }

    private void report(
            JavaClass type,
            String where,
            Stream<? extends JavaType> shown,
            ConditionEvents events) {
        shown.flatMap(used -> used.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .distinct()
                .forEach(
                        used ->
                                events.add(
                                        new SimpleConditionEvent(
                                                type,
                                                which.test(used),
                                                where + " shows " + used.getName())));
    }

    private static boolean isShown(JavaMember member) {
        return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
    }

    private static Stream<JavaType> ofDeclaration(JavaClass type) {
        return Stream.of(
                        type.getSuperclass().stream(),
                        type.getInterfaces().stream(),
                        bounds(type.getTypeParameters()))
                .flatMap(types -> types);
    }

    private static Stream<? extends JavaType> ofMember(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit method = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(method.getReturnType()),
                        method.getParameterTypes().stream(),
                        method.getExceptionTypes().stream(),
                        bounds(method.getTypeParameters()))
                .flatMap(types -> types);
    }

    private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> variables) {
        return variables.stream().map(JavaTypeVariable::getUpperBounds).flatMap(Collection::stream);
    }
}
