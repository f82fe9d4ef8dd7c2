package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Options of the whole network. Leave it out to take the defaults. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
    /** How many rows one step holds at most, 1 to 65,536; the working memory grows with it. Default 64. */
    int batch() default 64;

    /** Simple name of the generated class. Default: {@code Compiled} and the annotated type's name. */
    String className() default "";
}
