package dev.reprokit.plugin;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Audits determinism: runs the first trial of each selected experiment twice alone, then packed
 * with others into one JVM, then stopped at half of its epochs and resumed, and fails the build if
 * a metric is not the same to the last bit; it names the first one. {@code parallel} says how many
 * are packed, 2 where it is {@code auto}. Nothing is taken from the cache or put into it.
 */
@Mojo(name = "audit", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class AuditMojo extends AbstractSelectionMojo {

    /** The goal {@code audit}. */
    public AuditMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        reproduce(settings(), reproduction -> reproduction.audit(reproduction.plans()));
    }
}
