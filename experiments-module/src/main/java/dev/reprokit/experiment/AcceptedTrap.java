package dev.reprokit.experiment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States that code knows of a trap of a library and does not fall into it. The run no longer warns
 * of the trap in this class or method, lambdas included; the report shows it with the reason.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@Repeatable(AcceptedTraps.class)
public @interface AcceptedTrap {
    /**
     * The trap's id, as the warning and the page of traps name it, e.g. {@code djl-momentum}.
     * Another id accepts nothing.
     */
    String value();

    /** The reason why the trap does no harm here, in one sentence; a blank one accepts nothing. */
    String because();
}
