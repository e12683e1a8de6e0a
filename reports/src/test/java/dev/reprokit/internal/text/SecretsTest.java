package dev.reprokit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wandb.api.key",
                "WANDB_API_KEY",
                "apikey",
                "trustStorePassword",
                "PGPASS",
                "db.passwd",
                "spark.ssl.keyPassword",
                "spark.authenticate.secret",
                "spark.hadoop.fs.s3a.access.key",
                "AWSAccessKeyId",
                "fs.azure.sas.container",
                "sig",
                "http.auth",
                "proxyAuthorization",
                "token",
                "GITHUB_TOKEN",
                "accountCredentials",
                "key2"
            })
    void namesTellSecrets(String name) {
        assertThat(Secrets.isSecret(name)).isTrue();
        assertThat(Secrets.hidden(name, "hunter2")).isEqualTo("***");
        assertThat(Secrets.hidden("-D" + name + "=hunter2")).isEqualTo("-D" + name + "=***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyboard",
                "monkey",
                "repro.experiments",
                "author",
                "design",
                "tokenizer",
                "compass",
                "file.encoding",
                "repro.override.epochs"
            })
    void otherNamesDoNot(String name) {
        assertThat(Secrets.isSecret(name)).isFalse();
        assertThat(Secrets.hidden(name, "typed")).isEqualTo("typed");
        assertThat(Secrets.hidden("-D" + name + "=typed")).isEqualTo("-D" + name + "=typed");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "-Xmx8g -Ddb.password=a,b;c&d -ea | -Xmx8g -Ddb.password=*** -ea",
                "'-Ddb.password=two words' -ea | '-Ddb.password=***' -ea",
                "-Ddb.password='two words' -ea | -Ddb.password=*** -ea",
                "-Ddb.password=\"it's x\" -ea | -Ddb.password=*** -ea",
                "\"-Ddb.password=never ends -ea | \"-Ddb.password=***\"",
                "-javaagent:a.jar=host=h,apiKey=x,y=1 -ea | -javaagent:a.jar=host=h,apiKey=*** -ea",
                "-Djson={\"password\":\"x\"} | -Djson={\"password\":***",
                "https://ada:hunter2@example.org/r | https://***@example.org/r",
                "a::default::https://ada:p@ss@example.org | a::default::https://***@example.org",
                "https://ghp_x@example.org, http://b:c@d | https://***@example.org, http://***@d",
                "k8s://https://ada:pass@host:6443 | k8s://https://***@host:6443",
                "https://x.example/c?sv=1&sig=abc%3D&se=2 | https://x.example/c?sv=1&sig=***",
                "spark://auth.example.org:7077 | spark://auth.example.org:7077",
                "-Dspark.authenticate=true -Dkey= -ea | -Dspark.authenticate=true -Dkey= -ea",
                "Authorization: Bearer abc.def, then | Authorization: Bearer *** then",
                "login --password hunter2 --retries 3 | login --password *** --retries 3",
                "  db.password: hunter2 | db.password: ***",
                "can't find key=x in /data: isn't there | can't find key=*** in /data: isn't there",
                "made with another key: code, JDK | made with another key: code, JDK",
                "-Dmail=ada@example.org C:\\keys\\x | -Dmail=ada@example.org C:\\keys\\x",
            })
    void secretsAreHiddenInsideWords(String text, String hidden) {
        assertThat(Secrets.hidden(text)).isEqualTo(hidden);
        assertThat(Secrets.hidden(hidden)).as("hidden once").isEqualTo(hidden);
    }

    @Test
    void anOptionWithinAPropertyIsSeen() {
        assertThat(Secrets.hidden("spark.driver.extraJavaOptions", "-Da=1 -Ddb.password=x"))
                .isEqualTo("-Da=1 -Ddb.password=***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "a=", "'a'", "a/:", "a://", "x://@", "key=a "})
    void longTextsAreReadAtOnce(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Secrets.hidden(part.repeat(30_000)));
    }
}
