package dev.reprokit.plugin;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Audits determinism: runs the first trial of each selected experiment twice alone, then together
 * with others in one JVM, then stopped after half of its epochs and resumed. Fails the build if a
 * metric is not the same to the last bit, and names the first such metric. {@code parallel} is the
 * number of trials that run together, 2 if it is {@code auto}. Warns of files that a program reads
 * and that are no inputs, where strace is on the path. The goal neither reads nor writes the cache.
 */
@Mojo(name = "audit", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class AuditMojo extends AbstractSelectionMojo {

    /** The goal {@code audit}. */
    public AuditMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        reproduceAlone(settings(), reproduction -> reproduction.audit(reproduction.plans()));
    }
}
