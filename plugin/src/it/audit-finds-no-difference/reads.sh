echo "{\"value\": $(cat lookup.csv)}" >> "$REPRO_METRICS"
