# Learns with noise that the seed decides, $2 is the number of epochs.
for epoch in $(seq 1 "$2"); do
    echo "epoch $epoch: width=8"
    echo "$1 $epoch" | awk '{ srand($1 * 100 + $2); printf "accuracy: %.4f, took 0.1 s\n", 1 - 1 / ($2 + 1) + rand() / 50 }'
done
