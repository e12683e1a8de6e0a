echo "accuracy: 0.5"
