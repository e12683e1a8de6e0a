package dev.reprokit.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The part of CycloneDX's JSON, version 1.6, that a bill of materials is written in. */
final class CycloneDx {
    static final String VERSION = "1.6";

    private CycloneDx() {}

    /** An object of the format; what is null or empty is left out. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    interface Part {}

    record Bom(
            @JsonProperty("$schema") String schema,
            String bomFormat,
            String specVersion,
            String serialNumber,
            int version,
            Metadata metadata,
            List<Component> components,
            List<Dependents> dependencies)
            implements Part {

        Bom(String serialNumber, Metadata metadata, List<Component> components, Dependents graph) {
            this(
                    "http://cyclonedx.org/schema/bom-%s.schema.json".formatted(VERSION),
                    "CycloneDX",
                    VERSION,
                    serialNumber,
                    1,
                    metadata,
                    components,
                    List.of(graph));
        }
    }

    record Metadata(@Nullable String timestamp, Tools tools, Project component) implements Part {}

    record Tools(List<Component> components) implements Part {}

    /** What a component depends on. */
    record Dependents(String ref, List<String> dependsOn) implements Part {}

    /** A thing that is listed. */
    @JsonPropertyOrder({"type", "bom-ref"})
    sealed interface Component extends Part permits Project, Tool, Library, DataSet, File, Model {

        /** {@return the format's name for its kind} */
        @JsonProperty
        String type();
    }

    record Project(
            @JsonProperty("bom-ref") String ref,
            String group,
            String name,
            String version,
            @Nullable String description,
            List<Contact> authors,
            List<LicenceChoice> licenses,
            String purl,
            List<ExternalReference> externalReferences,
            List<Property> properties)
            implements Component {

        @Override
        public String type() {
            return "application";
        }
    }

    record Tool(String name, String version) implements Component {

        @Override
        public String type() {
            return "application";
        }
    }

    record Library(
            @JsonProperty("bom-ref") String ref,
            @Nullable String group,
            String name,
            @Nullable String version,
            @Nullable String purl,
            List<Hash> hashes)
            implements Component {

        @Override
        public String type() {
            return "library";
        }
    }

    record DataSet(
            @JsonProperty("bom-ref") String ref,
            String name,
            @Nullable String description,
            List<File> components,
            List<Data> data)
            implements Component {

        @Override
        public String type() {
            return "data";
        }
    }

    record File(String name, List<Hash> hashes) implements Component {

        @Override
        public String type() {
            return "file";
        }
    }

    record Model(
            @JsonProperty("bom-ref") String ref,
            String group,
            String name,
            String description,
            ModelCard modelCard,
            List<ExternalReference> externalReferences,
            List<Property> properties)
            implements Component {

        @Override
        public String type() {
            return "machine-learning-model";
        }
    }

    record Hash(String alg, String content) implements Part {

        static Hash sha256(String content) {
            return new Hash("SHA-256", content);
        }
    }

    record Contact(String name) implements Part {}

    record LicenceChoice(Licence license) implements Part {}

    record Licence(String name, @Nullable String url) implements Part {}

    record ExternalReference(String type, String url, List<Hash> hashes) implements Part {}

    /** The kind of the data in a data set. */
    record Data(String type) implements Part {}

    record Property(String name, String value) implements Part {}

    record ModelCard(
            ModelParameters modelParameters,
            QuantitativeAnalysis quantitativeAnalysis,
            Considerations considerations)
            implements Part {}

    record ModelParameters(@Nullable String task, List<DataReference> datasets) implements Part {}

    record DataReference(String ref) implements Part {}

    record QuantitativeAnalysis(List<PerformanceMetric> performanceMetrics) implements Part {}

    record PerformanceMetric(
            String type,
            String value,
            String slice,
            @Nullable ConfidenceInterval confidenceInterval)
            implements Part {}

    record ConfidenceInterval(String lowerBound, String upperBound) implements Part {}

    record Considerations(List<String> technicalLimitations) implements Part {}
}
