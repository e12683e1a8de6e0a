/**
 * The search for the commit that changed a result. {@link Bisection} decides and knows neither git
 * nor Maven; {@link CommitProbe} measures a commit in a worktree of its own.
 */
package dev.reprokit.plugin.bisect;
