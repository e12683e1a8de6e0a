package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class RunMojoTest {
    private static PluginExecution execution(String goal, String phase, String experiments) {
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setPhase(phase);
        if (experiments != null) {
            Xpp3Dom parameters = new Xpp3Dom("configuration");
            Xpp3Dom parameter = new Xpp3Dom("experiments");
            parameter.setValue(experiments);
            parameters.addChild(parameter);
            execution.setConfiguration(parameters);
        }
        return execution;
    }

    @Test
    void aCheckOfTheSameExperimentsJudgesThem() {
        PluginExecution all = execution("run", null, null);
        PluginExecution some = execution("run", null, "lrn-*");

        assertThat(RunMojo.judges(execution("check", null, null), all)).isTrue();
        assertThat(RunMojo.judges(execution("check", "verify", "lrn-*"), some)).isTrue();
        assertThat(RunMojo.judges(execution("check", null, "lrn-removal"), all)).isFalse();
        assertThat(RunMojo.judges(execution("check", null, null), some)).isFalse();
        assertThat(RunMojo.judges(execution("check", "install", null), all)).isFalse();
        assertThat(RunMojo.judges(execution("report", null, null), all)).isFalse();
    }
}
