# Estimates pi by darts: SEED DARTS_PER_EPOCH. Appends a line of metrics per epoch.
awk -v seed="$1" -v darts="$2" -v epochs="$REPRO_EPOCHS" 'BEGIN {
    srand(seed)
    for (epoch = 1; epoch <= epochs; epoch++) {
        for (i = 0; i < darts; i++) {
            x = rand()
            y = rand()
            hits += x * x + y * y < 1
        }
        pi = 4 * hits / (epoch * darts)
        error = pi > 3.14159265 ? pi - 3.14159265 : 3.14159265 - pi
        printf "{\"epoch\": %d, \"pi\": %.6f, \"error\": %.6f}\n", epoch, pi, error
    }
}' >> "$REPRO_METRICS"
